package org.exemplar.campaigns.internal.extraction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Writes small Word 97 files by hand: a file information block, the text in one piece, and the
 * tables without which no reader begins. Offsets are those of [MS-DOC].
 */
public final class DocFile {
  private static final int PAGE = 512;
  private static final int TEXT_START = 4 * PAGE;
  private static final int FIRST_OFFSETS = 154;
  private static final int PROPERTIES = 610;

  private final List<String> paragraphs = new ArrayList<>();

  public DocFile paragraph(String text) {
    paragraphs.add(text);
    return this;
  }

  public byte[] bytes() {
    String text = String.join("\r", paragraphs) + "\r";
    byte[] encoded = text.getBytes(StandardCharsets.UTF_16LE);
    int textEnd = TEXT_START + encoded.length;
    int characters = (textEnd + PAGE - 1) / PAGE;
    ByteBuffer main = little((characters + 2) * PAGE);
    main.put(TEXT_START, encoded);
    characterPage(main, characters * PAGE, textEnd);
    paragraphPage(main, (characters + 1) * PAGE, text);
    information(main, text.length(), textEnd);
    ByteBuffer table = table(main, text.length(), textEnd, characters);
    return stored(all(main), all(table));
  }

  /** A compound file with those streams, which may be anything. */
  public static byte[] stored(byte[] main, byte[] table) {
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      files.createDocument(new ByteArrayInputStream(main), "WordDocument");
      files.createDocument(new ByteArrayInputStream(table), "1Table");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      files.writeFilesystem(out);
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void information(ByteBuffer main, int length, int textEnd) {
    main.putShort(0, (short) 0xA5EC);
    main.putShort(2, (short) 0xC1);
    main.putShort(10, (short) 0x1200); // table stream 1, Unicode
    main.putShort(12, (short) 0xBF);
    main.putInt(24, TEXT_START);
    main.putInt(28, textEnd);
    main.putShort(32, (short) 14);
    main.putShort(62, (short) 22);
    main.putInt(64, main.capacity());
    main.putInt(76, length);
    main.putShort(152, (short) 93);
  }

  /** All characters have the properties of their style. */
  private static void characterPage(ByteBuffer main, int start, int textEnd) {
    main.putInt(start, TEXT_START);
    main.putInt(start + 4, textEnd);
    main.put(start + PAGE - 1, (byte) 1);
  }

  /** One entry for each paragraph, all with the same properties: style 0. */
  private static void paragraphPage(ByteBuffer main, int start, String text) {
    int count = (int) text.chars().filter(character -> character == '\r').count();
    int position = TEXT_START;
    int index = 0;
    main.putInt(start, position);
    for (String paragraph : text.split("\r", count)) {
      position += 2 * paragraph.replace("\r", "").length() + 2;
      index++;
      main.putInt(start + 4 * index, position);
      main.put(start + 4 * (count + 1) + 13 * (index - 1), (byte) 250);
    }
    main.put(start + 500, (byte) 2);
    main.put(start + PAGE - 1, (byte) count);
  }

  private static ByteBuffer table(ByteBuffer main, int length, int textEnd, int characters) {
    ByteBuffer table = little(4096);
    place(main, 1, table, styles());
    place(
        main,
        6,
        table,
        ints(0, length).putShort((short) 0).putInt(-1).putShort((short) 0).putInt(0));
    place(main, 12, table, ints(TEXT_START, textEnd, characters));
    place(main, 13, table, ints(TEXT_START, textEnd, characters + 1));
    place(main, 15, table, ints(0));
    place(main, 31, table, little(PROPERTIES).position(PROPERTIES));
    place(main, 33, table, pieces(length));
    return table;
  }

  /** A style sheet without styles. */
  private static ByteBuffer styles() {
    return little(64).putShort((short) 18).putShort((short) 0).putShort((short) 10).position(20);
  }

  /** All text in one piece of UTF-16. */
  private static ByteBuffer pieces(int length) {
    return little(64)
        .put((byte) 2)
        .putInt(16)
        .putInt(0)
        .putInt(length)
        .putShort((short) 0)
        .putInt(TEXT_START)
        .putShort((short) 0);
  }

  private static void place(ByteBuffer main, int entry, ByteBuffer table, ByteBuffer content) {
    content.flip();
    main.putInt(FIRST_OFFSETS + 8 * entry, table.position());
    main.putInt(FIRST_OFFSETS + 8 * entry + 4, content.remaining());
    table.put(content);
  }

  private static ByteBuffer ints(int... values) {
    ByteBuffer buffer = little(64);
    for (int value : values) {
      buffer.putInt(value);
    }
    return buffer;
  }

  private static byte[] all(ByteBuffer buffer) {
    byte[] all = new byte[buffer.capacity()];
    buffer.get(0, all);
    return all;
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
