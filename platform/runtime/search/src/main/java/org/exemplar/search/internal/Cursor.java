package org.exemplar.search.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.lucene.util.BytesRef;

/**
 * The place of a hit among others. It names the hit, not a place in the index, so that it stays
 * good when the index changes.
 *
 * @param ranked whether hits are ordered by score
 * @param score score of the hit
 * @param key sort key of the hit
 */
record Cursor(boolean ranked, float score, String key) {
  private static final byte RANKED = 1;
  private static final byte BY_KEY = 2;

  /**
   * The cursor as a client gets it.
   *
   * @param search what was searched; the cursor is good for nothing else
   */
  String encode(String search) {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + 1 + Float.BYTES + text.length);
    buffer.position(Integer.BYTES);
    buffer.put(ranked ? RANKED : BY_KEY).putFloat(score).put(text);
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
    float score = buffer.getFloat();
    String key = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
    boolean known = kind == RANKED || kind == BY_KEY;
    if (!known || checksum != checksum(bytes, search) || !Float.isFinite(score)) {
      return Optional.empty();
    }
    SortKey.parse(key);
    return Optional.of(new Cursor(kind == RANKED, score, key));
  }

  /** Whether its hit stands before another one: best first, and those that are as good by key. */
  boolean isBefore(Cursor other) {
    return score == other.score
        ? new BytesRef(key).compareTo(new BytesRef(other.key)) < 0
        : score > other.score;
  }

  private static int checksum(byte[] bytes, String search) {
    CRC32 crc = new CRC32();
    crc.update(search.getBytes(StandardCharsets.UTF_8));
    crc.update(bytes, Integer.BYTES, bytes.length - Integer.BYTES);
    return (int) crc.getValue();
  }
}
