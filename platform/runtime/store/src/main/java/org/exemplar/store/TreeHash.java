package org.exemplar.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A hash in a Merkle tree: 32 bytes of SHA-256, kept in four numbers. Leaves and nodes are hashed
 * as in RFC 9162, section 2.1.1, so that neither can be taken for the other.
 *
 * @param first bytes 1 to 8
 * @param second bytes 9 to 16
 * @param third bytes 17 to 24
 * @param fourth bytes 25 to 32
 */
public record TreeHash(long first, long second, long third, long fourth) {
  /** How many bytes a hash has. */
  public static final int BYTES = 32;

  /** The root of a tree without leaves: SHA-256 of nothing. */
  public static final TreeHash OF_NOTHING = of(Sha256.start().digest());

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  /**
   * A hash of its bytes.
   *
   * @throws IllegalArgumentException unless there are 32
   */
  public static TreeHash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new TreeHash(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  /**
   * A hash of 64 hexadecimal digits.
   *
   * @throws IllegalArgumentException when the text is no such hash
   */
  public static TreeHash ofHex(String text) {
    return of(HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT)));
  }

  /** The hash of a leaf: SHA-256 of a zero byte and the content. */
  public static TreeHash leaf(byte[] content) {
    MessageDigest digest = Sha256.start();
    digest.update(LEAF);
    return of(digest.digest(content));
  }

  /** The hash of a node: SHA-256 of a byte 1 and the hashes below it. */
  public static TreeHash node(TreeHash left, TreeHash right) {
    MessageDigest digest = Sha256.start();
    digest.update(NODE);
    digest.update(left.bytes());
    return of(digest.digest(right.bytes()));
  }

  /** Its bytes, a new array. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(first)
        .putLong(second)
        .putLong(third)
        .putLong(fourth)
        .array();
  }

  /** In 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  /** In Base64, as checkpoints have it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes());
  }

  @Override
  public String toString() {
    return hex();
  }
}
