package org.exemplar.campaigns.internal.extraction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Chinese numbers of automatic lists in a Word file before 2007, which the library writes in
 * digits: the character that follows such a number in a list definition gives way to a mark, and in
 * the text each mark turns the digits before it into Chinese and itself back. Offsets and numbers
 * are those of [MS-DOC].
 */
final class DocLists {
  private static final char FIRST_MARK = '\uE100';
  private static final int MOST_MARKS = 0x100;
  private static final Pattern MARKED = Pattern.compile("(\\d{1,3})?([\uE100-\uE1FF])");

  private static final int FLAGS = 10;
  private static final int TABLE_ONE = 0x0200;
  private static final int LISTS_START = 154 + 8 * 73;
  private static final int LIST_SIZE = 28;
  private static final int LIST_FLAGS = 26;
  private static final int LEVEL_SIZE = 28;
  private static final int LEVELS = 9;

  /** ideographDigital, japaneseCounting, and the Chinese and Taiwanese ways of counting. */
  private static final Set<Integer> CHINESE = Set.of(0x0A, 0x0B, 0x21, 0x23, 0x24, 0x25, 0x27);

  private final List<Character> followers = new ArrayList<>();

  /** The file with marks, or the file itself when it has no such lists. */
  byte[] marked(byte[] content) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(content))) {
      ByteBuffer main = stream(files, "WordDocument");
      String name = (main.getShort(FLAGS) & TABLE_ONE) == 0 ? "0Table" : "1Table";
      ByteBuffer table = stream(files, name);
      if (main.getInt(LISTS_START + 4) > 0) {
        mark(table, main.getInt(LISTS_START), main.getInt(LISTS_START + 4));
      }
      return followers.isEmpty() ? content : written(files, name, table);
    } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
      throw new IOException("the list definitions cannot be read", damaged);
    }
  }

  /** The text with the numbers in Chinese and without marks. */
  String put(String text) {
    return followers.isEmpty() ? text : MARKED.matcher(text).replaceAll(this::chinese);
  }

  private String chinese(MatchResult found) {
    int mark = found.group(2).charAt(0) - FIRST_MARK;
    if (mark >= followers.size()) {
      return java.util.regex.Matcher.quoteReplacement(found.group());
    }
    String digits = found.group(1);
    String number = digits == null ? "" : ChineseNumbers.chinese(Integer.parseInt(digits));
    return java.util.regex.Matcher.quoteReplacement(number + followers.get(mark));
  }

  private void mark(ByteBuffer table, int start, int length) {
    int count = table.getShort(start);
    int position = start + length;
    for (int list = 0; list < count; list++) {
      boolean simple = (table.get(start + 2 + list * LIST_SIZE + LIST_FLAGS) & 1) == 1;
      position = markList(table, position, simple ? 1 : LEVELS);
    }
  }

  /** Marks one list, and says where the next one begins. */
  private int markList(ByteBuffer table, int start, int levels) {
    boolean[] chinese = new boolean[LEVELS];
    int[] texts = new int[levels];
    int position = start;
    for (int level = 0; level < levels; level++) {
      chinese[level] = CHINESE.contains(table.get(position + 4) & 0xFF);
      int properties = (table.get(position + 24) & 0xFF) + (table.get(position + 25) & 0xFF);
      texts[level] = position + LEVEL_SIZE + properties;
      position = texts[level] + 2 + 2 * (table.getShort(texts[level]) & 0xFFFF);
    }
    for (int text : texts) {
      markText(table, text, chinese);
    }
    return position;
  }

  /** A number stands in the text of a level as the index of its level, 0 to 8. */
  private void markText(ByteBuffer table, int text, boolean[] chinese) {
    int length = table.getShort(text) & 0xFFFF;
    for (int i = 0; i + 1 < length; i++) {
      int position = text + 2 + 2 * i;
      char number = table.getChar(position);
      char follower = table.getChar(position + 2);
      if (number < LEVELS && chinese[number] && follower >= LEVELS) {
        table.putChar(position + 2, markOf(follower));
      }
    }
  }

  private char markOf(char follower) {
    int known = followers.indexOf(follower);
    if (known < 0 && followers.size() == MOST_MARKS) {
      return follower;
    }
    if (known < 0) {
      followers.add(follower);
    }
    return (char) (FIRST_MARK + (known < 0 ? followers.size() - 1 : known));
  }

  private static ByteBuffer stream(POIFSFileSystem files, String name) throws IOException {
    try (InputStream stream = files.createDocumentInputStream(name)) {
      return ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private static byte[] written(POIFSFileSystem files, String name, ByteBuffer table)
      throws IOException {
    byte[] content = new byte[table.capacity()];
    table.get(0, content);
    files.createOrUpdateDocument(new ByteArrayInputStream(content), name);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.writeFilesystem(out);
    return out.toByteArray();
  }
}
