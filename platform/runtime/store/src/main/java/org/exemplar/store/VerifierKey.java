package org.exemplar.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What signatures of notes are checked with: a name and an Ed25519 key, written {@code
 * NAME+ID+BASE64} as in C2SP's signed-note; ID are eight hexadecimal digits.
 */
public final class VerifierKey {
  private static final String ED25519 = "Ed25519";
  private static final byte TYPE = 1;
  private static final int RAW = 32;

  /** What stands in front of the 32 bytes of an Ed25519 key in X.509. */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] raw;
  private final PublicKey key;

  private VerifierKey(String name, byte[] raw, PublicKey key) {
    this.name = name;
    this.raw = raw;
    this.key = key;
  }

  /**
   * A key.
   *
   * @param raw the 32 bytes of RFC 8032
   * @throws IllegalArgumentException when name or key are none
   */
  public static VerifierKey of(String name, byte[] raw) {
    requireName(name);
    if (raw.length != RAW) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes, not " + raw.length);
    }
    byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + RAW);
    System.arraycopy(raw, 0, encoded, PREFIX.length, RAW);
    try {
      PublicKey key =
          KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded));
      return new VerifierKey(name, raw.clone(), key);
    } catch (GeneralSecurityException wrong) {
      throw new IllegalArgumentException("no Ed25519 key", wrong);
    }
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static VerifierKey parse(String text) {
    String[] parts = text.strip().split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a verifier key reads NAME+ID+BASE64");
    }
    byte[] typed = Base64.getDecoder().decode(parts[2]);
    if (typed.length != RAW + 1 || typed[0] != TYPE) {
      throw new IllegalArgumentException("not the key of an Ed25519 signature");
    }
    VerifierKey key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.hexId().equals(parts[1])) {
      throw new IllegalArgumentException("the id is not that of name and key: " + key.hexId());
    }
    return key;
  }

  /** Whose key it is; for a log, its origin. */
  public String name() {
    return name;
  }

  /** The first four bytes of SHA-256 over name, line feed, a byte 1 and the key. */
  public int id() {
    MessageDigest digest = Sha256.start();
    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(TYPE);
    return ByteBuffer.wrap(digest.digest(raw)).getInt();
  }

  /** The key as others are given it. */
  public String text() {
    byte[] typed = ByteBuffer.allocate(RAW + 1).put(TYPE).put(raw).array();
    return name + "+" + hexId() + "+" + Base64.getEncoder().encodeToString(typed);
  }

  /** Whether this key made that signature of a text. */
  boolean verifies(String text, byte[] signature) {
    try {
      Signature check = Signature.getInstance(ED25519);
      check.initVerify(key);
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(signature);
    } catch (SignatureException garbled) {
      return false;
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java platform has Ed25519", impossible);
    }
  }

  String hexId() {
    return HexFormat.of().toHexDigits(id());
  }

  /** Whether a name can stand in a line of a note. */
  static void requireName(String name) {
    boolean fit =
        !name.isEmpty()
            && name.codePoints()
                .noneMatch(
                    each ->
                        each == '+'
                            || each < ' '
                            || Character.isWhitespace(each)
                            || Character.isSpaceChar(each));
    if (!fit) {
      throw new IllegalArgumentException("a name has no blanks and no plus: " + name);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return id();
  }

  @Override
  public String toString() {
    return text();
  }
}
