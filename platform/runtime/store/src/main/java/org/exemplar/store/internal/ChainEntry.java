package org.exemplar.store.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;

/**
 * One row of the change log, word for word as it is stored.
 *
 * @param at as {@link Timestamps} writes it
 * @param hash see {@link org.exemplar.store.ChangeLog} for what it covers
 */
record ChainEntry(
    long position,
    String at,
    String actor,
    String kind,
    String subjectType,
    String subjectKey,
    String payload,
    String hash) {

  ChainEntry sealed(String previousHash) {
    MessageDigest digest = sha256();
    field(digest, previousHash);
    field(digest, Long.toString(position));
    field(digest, at);
    field(digest, actor);
    field(digest, kind);
    field(digest, subjectType);
    field(digest, subjectKey);
    field(digest, payload);
    String seal = HexFormat.of().formatHex(digest.digest());
    return new ChainEntry(position, at, actor, kind, subjectType, subjectKey, payload, seal);
  }

  ChainHead head() {
    return new ChainHead(position, hash);
  }

  Change change() {
    return new Change(
        position,
        Timestamps.instant(at),
        actor,
        ChangeKind.valueOf(kind),
        subjectType,
        subjectKey,
        payload,
        hash);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  /** A netstring: length in bytes, colon, bytes, comma; so no two entries have the same form. */
  private static void field(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    digest.update((byte) ',');
  }
}
