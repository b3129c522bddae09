package org.exemplar.campaigns.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells files apart by their content. */
final class Digest {
  private static final int KEY_LENGTH = 20;

  private Digest() {}

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The key of the document in the file with that digest. */
  static String key(String sha256) {
    return sha256.substring(0, KEY_LENGTH);
  }
}
