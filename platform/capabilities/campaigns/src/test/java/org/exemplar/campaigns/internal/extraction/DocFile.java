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
import java.util.stream.Collectors;
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

  private static final int LIST = 77;
  private static final int LEVELS = 9;

  /** A paragraph, of a level of the automatic list or of none (-1). */
  private record Paragraph(int level, String text) {}

  private final List<Paragraph> paragraphs = new ArrayList<>();

  public DocFile paragraph(String text) {
    paragraphs.add(new Paragraph(-1, text));
    return this;
  }

  /** A paragraph of an automatic list: 一、 with （一） below it and 1. below that. */
  public DocFile item(int level, String text) {
    paragraphs.add(new Paragraph(level, text));
    return this;
  }

  public byte[] bytes() {
    String text = paragraphs.stream().map(each -> each.text() + "\r").collect(Collectors.joining());
    byte[] encoded = text.getBytes(StandardCharsets.UTF_16LE);
    int textEnd = TEXT_START + encoded.length;
    int characters = (textEnd + PAGE - 1) / PAGE;
    ByteBuffer main = little((characters + 2) * PAGE);
    main.put(TEXT_START, encoded);
    characterPage(main, characters * PAGE, textEnd);
    paragraphPage(main, (characters + 1) * PAGE);
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

  /** One entry for each paragraph, with the properties that its kind has further down the page. */
  private void paragraphPage(ByteBuffer main, int start) {
    int position = TEXT_START;
    int index = 0;
    main.putInt(start, position);
    for (Paragraph paragraph : paragraphs) {
      int properties = 500 - 10 * (paragraph.level() + 1);
      main.put(start + 4 * (paragraphs.size() + 1) + 13 * index, (byte) (properties / 2));
      position += 2 * paragraph.text().length() + 2;
      index++;
      main.putInt(start + 4 * index, position);
    }
    main.put(start + 500, (byte) 2);
    for (int level = 0; level < 3; level++) {
      main.put(start + 490 - 10 * level, listProperties(level));
    }
    main.put(start + PAGE - 1, (byte) paragraphs.size());
  }

  /** Style 0, a level of the list. */
  private static byte[] listProperties(int level) {
    return new byte[] {5, 0, 0, 0x0A, 0x26, (byte) level, 0x0B, 0x46, 1, 0};
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
    place(main, 73, table, little(64).putShort((short) 1).put(list()));
    for (int level = 0; level < LEVELS; level++) {
      table.put(level(level));
    }
    place(main, 74, table, ints(1, LIST, 0, 0, 0, -1));
    return table;
  }

  /** A style sheet with one style of paragraphs, without properties. */
  private static ByteBuffer styles() {
    byte[] name = "Normal".getBytes(StandardCharsets.UTF_16LE);
    int size = 10 + 2 + name.length + 2 + 4 + 2;
    ByteBuffer styles = little(64);
    styles.putShort((short) 18).putShort((short) 1).putShort((short) 10).position(20);
    styles.putShort((short) size);
    styles.putShort((short) 0).putShort((short) 0xFFF1).putShort((short) 2).position(32);
    styles.putShort((short) 6).put(name).putShort((short) 0);
    return styles.putShort((short) 2).putShort((short) 0).putShort((short) 0);
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

  private static ByteBuffer list() {
    ByteBuffer list = little(28).putInt(LIST).putInt(0);
    for (int level = 0; level < LEVELS; level++) {
      list.putShort((short) 0xFFF);
    }
    return list.rewind();
  }

  private static ByteBuffer level(int level) {
    String number = String.valueOf((char) level);
    String text =
        switch (level) {
          case 0 -> number + "、";
          case 1 -> "（" + number + "）";
          default -> number + ".";
        };
    byte format = (byte) (level == 0 ? 0x27 : level == 1 ? 0x25 : 0);
    ByteBuffer content = little(30 + 2 * text.length());
    content.putInt(0, 1).put(4, format).put(6, (byte) (text.indexOf(number) + 1));
    content.putShort(28, (short) text.length());
    return content.put(30, text.getBytes(StandardCharsets.UTF_16LE));
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
