package org.exemplar.files.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.exemplar.files.FileTransfer;
import org.exemplar.spi.schema.Refusal;

/**
 * Makes and checks links that hold by themselves: HMAC-SHA256 over what may be done, with what, and
 * until when. A link says nothing of an account.
 */
final class FileLinks {
  /** How long a file can be fetched by a link. */
  static final Duration DOWNLOAD = Duration.ofMinutes(15);

  /** What a link lets its holder do. */
  enum Deed {
    /** Send an upload, and ask how far it has come. */
    PUT(FileTransfer.UPLOADS),
    /** Fetch a file. */
    GET(FileTransfer.FILES);

    private final String path;

    Deed(String path) {
      this.path = path;
    }
  }

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

  private final SecretKeySpec key;
  private final Clock clock;

  FileLinks(byte[] secret, Clock clock) {
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.clock = clock;
  }

  /** A link below the address of the platform. */
  String link(Deed deed, String id, Instant expires) {
    String until = Long.toString(expires.getEpochSecond());
    return deed.path + id + "?expires=" + until + "&signature=" + signature(deed, id, until);
  }

  /** A link by which a file can be fetched for a while from now. */
  String download(String id) {
    return link(Deed.GET, id, clock.instant().plus(DOWNLOAD));
  }

  /** What is wrong with a link; empty where it holds. */
  Optional<Refusal> wrong(Deed deed, FileTransfer.Link link) {
    byte[] expected = signature(deed, link.key(), link.expires()).getBytes(StandardCharsets.UTF_8);
    byte[] said = link.signature().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, said) || !SECONDS.matcher(link.expires()).matches()) {
      return Optional.of(FileRefusals.linkInvalid());
    }
    return clock.instant().getEpochSecond() < Long.parseLong(link.expires())
        ? Optional.empty()
        : Optional.of(FileRefusals.linkExpired());
  }

  private String signature(Deed deed, String id, String until) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      String signed = deed + "\n" + id + "\n" + until;
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java platform has " + ALGORITHM, impossible);
    }
  }
}
