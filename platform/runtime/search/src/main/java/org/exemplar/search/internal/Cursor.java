package org.exemplar.search.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * A place between two hits. It names the hit, not a place in the index, so that it stays good when
 * the index changes.
 *
 * @param ranked whether hits are ordered by score
 * @param score score of the hit before the place
 * @param key sort key of that hit
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

  /**
   * Reads a cursor back.
   *
   * @throws org.exemplar.spi.schema.Refused {@code BAD_CURSOR}
   */
  static Cursor decode(String text, String search) {
    try {
      return decode(Base64.getUrlDecoder().decode(text), search);
    } catch (IllegalArgumentException | BufferUnderflowException | CharacterCodingException bad) {
      throw Refusals.badCursor();
    }
  }

  private static Cursor decode(byte[] bytes, String search) throws CharacterCodingException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int checksum = buffer.getInt();
    byte kind = buffer.get();
    float score = buffer.getFloat();
    String key = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
    boolean known = kind == RANKED || kind == BY_KEY;
    if (!known || checksum != checksum(bytes, search) || !Float.isFinite(score)) {
      throw Refusals.badCursor();
    }
    SortKey.parse(key);
    return new Cursor(kind == RANKED, score, key);
  }

  private static int checksum(byte[] bytes, String search) {
    CRC32 crc = new CRC32();
    crc.update(search.getBytes(StandardCharsets.UTF_8));
    crc.update(bytes, Integer.BYTES, bytes.length - Integer.BYTES);
    return (int) crc.getValue();
  }
}
