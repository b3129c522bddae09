package org.exemplar.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * One row of the change log, word for word as it is stored and hashed.
 *
 * @param position 1 for the first
 * @param at time as {@code 2026-03-01T12:00:00.120Z}
 * @param actor who did it
 * @param kind a {@link ChangeKind}
 * @param subjectType type of the object
 * @param subjectKey key of the object
 * @param payload JSON that describes the change
 * @param origin JSON that says more of where it comes from, or nothing
 * @param hash see {@link ChangeLog} for what it covers
 */
public record ChainEntry(
    long position,
    String at,
    String actor,
    String kind,
    String subjectType,
    String subjectKey,
    String payload,
    String origin,
    String hash) {
  /** What the first entry follows, in the place of a hash. */
  public static final String START = "0".repeat(64);

  /** The hash that it must have behind an entry with that hash. */
  public String hashAfter(String previousHash) {
    MessageDigest digest = Sha256.start();
    field(digest, previousHash);
    field(digest, Long.toString(position));
    field(digest, at);
    field(digest, actor);
    field(digest, kind);
    field(digest, subjectType);
    field(digest, subjectKey);
    field(digest, payload);
    if (!origin.isEmpty()) {
      field(digest, origin);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Its leaf in the Merkle tree over the log: the content of the leaf are the 32 bytes of its hash.
   *
   * @throws IllegalArgumentException when its hash is none
   */
  public TreeHash leaf() {
    return leaf(hash);
  }

  /** The leaf of an entry with that hash. */
  public static TreeHash leaf(String hash) {
    return TreeHash.leaf(HexFormat.of().parseHex(hash));
  }

  /** A netstring: length in bytes, colon, bytes, comma; so no two entries have the same form. */
  private static void field(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    digest.update((byte) ',');
  }
}
