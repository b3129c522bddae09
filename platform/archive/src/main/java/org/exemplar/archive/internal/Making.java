package org.exemplar.archive.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.exemplar.archive.ArchiveLimits;
import org.exemplar.archive.PluginSources;
import org.exemplar.archive.Signature;
import org.exemplar.archive.Writing;

/** Packs, seals and signs. */
public final class Making {
  private Making() {}

  /** Packs a folder. */
  public static Writing pack(Path folder, Path jar) throws IOException {
    return write(Reading.folder(folder), jar);
  }

  /** Seals a jar. */
  public static Writing seal(Path jar) throws IOException {
    return write(Reading.jar(jar), jar);
  }

  private static Writing write(PluginSources sources, Path jar) throws IOException {
    return sources.problems().isEmpty()
        ? new Sealing(sources).write(jar)
        : new Writing.NotWritten(sources.problems());
  }

  /** Signs an archive. */
  public static Writing sign(
      Path jar,
      PrivateKey key,
      String publisher,
      String keyId,
      Instant signedAt,
      Optional<Instant> expires)
      throws IOException {
    Instant from = signedAt.truncatedTo(ChronoUnit.SECONDS);
    Optional<Instant> until = expires.map(each -> each.truncatedTo(ChronoUnit.SECONDS));
    require(IdentityReader.ID.matcher(publisher).matches(), "publisher must be in kebab-case");
    require(IdentityReader.ID.matcher(keyId).matches(), "keyId must be in kebab-case");
    require(until.isEmpty() || until.get().isAfter(from), "it expires before it is signed");
    ArchiveReading reading = ArchiveReader.read(jar, ArchiveLimits.STANDARD);
    if (!reading.problems().isEmpty()) {
      return new Writing.NotWritten(reading.problems());
    }
    Signature open = new Signature(publisher, keyId, from, until, "");
    Signature signature =
        new Signature(publisher, keyId, from, until, value(key, reading.signed(open)));
    ZipWriter zip = new ZipWriter();
    zip.copy(reading.file(), reading.body());
    zip.store(Signature.ENTRY, JsonText.of(signature));
    byte[] signed = zip.finish();
    Sealing.replace(jar, signed);
    return new Writing.Written(
        ArchiveReader.read(signed, ArchiveLimits.STANDARD).archive(), List.of());
  }

  static String value(PrivateKey key, byte[] text) {
    try {
      java.security.Signature signing = java.security.Signature.getInstance("Ed25519");
      signing.initSign(key);
      signing.update(text);
      return Base64.getEncoder().encodeToString(signing.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key is no private Ed25519 key", e);
    }
  }

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
