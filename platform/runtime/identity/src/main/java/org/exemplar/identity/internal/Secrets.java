package org.exemplar.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.exemplar.store.Sha256;

/** Makes secrets that nobody guesses, and the digests that are kept of them. */
final class Secrets {
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final int BYTES = 32;
  private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int READABLE_LENGTH = 20;

  private Secrets() {}

  /** 256 bits as text that fits into a header and a cookie. */
  static String next() {
    byte[] bytes = new byte[BYTES];
    CHANCE.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** About 99 bits as text that people can read off and type, in groups of five. */
  static String readable() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < READABLE_LENGTH; i++) {
      if (i > 0 && i % 5 == 0) {
        text.append('-');
      }
      text.append(READABLE.charAt(CHANCE.nextInt(READABLE.length())));
    }
    return text.toString();
  }

  /** SHA-256 in hex. */
  static String digest(String secret) {
    return Sha256.hex(secret);
  }

  /** What a page sends with each change; only who is signed in can ask for it. */
  static String csrf(String sessionHash) {
    return digest("csrf:" + sessionHash);
  }

  /** Compares in a time that does not depend on where they differ. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
