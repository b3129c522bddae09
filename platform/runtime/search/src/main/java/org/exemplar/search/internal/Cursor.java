package org.exemplar.search.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The place of a hit among others. It names the hit, not a place in the index, so that it stays
 * good when the index changes.
 *
 * @param kind what it says of the hit
 * @param value what hits are ordered by: bits of the score, or the value of a field
 * @param key sort key of the hit
 */
record Cursor(Kind kind, long value, String key) {
  /** What a place says of its hit, in the order in which hits stand that differ in it. */
  enum Kind {
    /** How well it matches. */
    RANKED,
    /** How well it matches in part. */
    PARTIAL,
    /** Its key alone. */
    BY_KEY,
    /** The value of a field. */
    BY_FIELD
  }

  static Cursor ranked(boolean partial, float score, String key) {
    return new Cursor(partial ? Kind.PARTIAL : Kind.RANKED, Float.floatToIntBits(score), key);
  }

  /** How well the hit matches; 1 where hits are not ordered by that. */
  float score() {
    return isRanked() ? Float.intBitsToFloat((int) value) : 1;
  }

  private boolean isRanked() {
    return kind == Kind.RANKED || kind == Kind.PARTIAL;
  }

  /**
   * The cursor as a client gets it.
   *
   * @param search what was searched; the cursor is good for nothing else
   */
  String encode(String search) {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + 1 + Long.BYTES + text.length);
    buffer.position(Integer.BYTES);
    buffer.put((byte) kind.ordinal()).putLong(value).put(text);
    buffer.putInt(0, checksum(buffer.array(), search));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
  }

  /** Reads a cursor back; empty where it is none of that search. */
  static Optional<Cursor> decode(String text, String search) {
    try {
      return decode(Base64.getUrlDecoder().decode(text), search);
    } catch (IllegalArgumentException | BufferUnderflowException | CharacterCodingException bad) {
      return Optional.empty();
    }
  }

  private static Optional<Cursor> decode(byte[] bytes, String search)
      throws CharacterCodingException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int checksum = buffer.getInt();
    byte kind = buffer.get();
    long value = buffer.getLong();
    String key = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
    if (checksum != checksum(bytes, search) || kind < 0 || kind >= Kind.values().length) {
      return Optional.empty();
    }
    SortKey.parse(key);
    return Optional.of(new Cursor(Kind.values()[kind], value, key))
        .filter(cursor -> Float.isFinite(cursor.score()));
  }

  private static int checksum(byte[] bytes, String search) {
    CRC32 crc = new CRC32();
    crc.update(search.getBytes(StandardCharsets.UTF_8));
    crc.update(bytes, Integer.BYTES, bytes.length - Integer.BYTES);
    return (int) crc.getValue();
  }
}
