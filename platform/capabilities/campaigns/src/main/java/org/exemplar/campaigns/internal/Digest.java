package org.exemplar.campaigns.internal;

/** Tells files apart by their content. */
final class Digest {
  private static final int KEY_LENGTH = 20;

  private Digest() {}

  /** The key of the document in the file with that digest. */
  static String key(String sha256) {
    return sha256.substring(0, KEY_LENGTH);
  }
}
