package org.exemplar.search.internal;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Folds traditional Chinese characters to simplified ones without changing the length of a text, so
 * that offsets stay those of the original.
 *
 * <p>ICU's transform knows phrases (計畫 becomes 计划) but is not stable on simplified text (显著 becomes
 * 显着), so that the characters are mapped once more, one by one, after it. What it does to single
 * characters is kept in a file beside this class: to ask it at each start would take longer than
 * all the rest of search, and most installations never see a traditional text.
 */
final class Folding {
  static final char FIRST = 0x3400;
  static final char BEYOND = 0xA000;

  private static final String TABLE = "traditional-simplified.txt";

  /** Common in simplified text, so that it is no sign of a traditional one. */
  private static final char AMBIGUOUS = '著';

  private static final Folding INSTANCE = new Folding();

  private final char[] simplified = table();

  /** The last text: each is analysed several times in a row. */
  private volatile Folded last = new Folded("", "");

  private Folding() {}

  /** The one folding of the process; its first traditional text takes a moment. */
  static Folding instance() {
    return INSTANCE;
  }

  /** The folded text, as long as the given one. */
  String fold(String text) {
    Folded known = last;
    if (known.text().equals(text)) {
      return known.folded();
    }
    String folded = characters(isTraditional(text) ? phrases(text) : text);
    last = new Folded(text, folded);
    return folded;
  }

  private boolean isTraditional(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character != AMBIGUOUS && simplify(character) != character) {
        return true;
      }
    }
    return false;
  }

  private static String phrases(String text) {
    String folded = Phrases.TRANSFORM.transliterate(text);
    return folded.length() == text.length() ? folded : text;
  }

  private String characters(String text) {
    char[] characters = text.toCharArray();
    for (int i = 0; i < characters.length; i++) {
      characters[i] = simplify(characters[i]);
    }
    return new String(characters);
  }

  char simplify(char character) {
    return character < FIRST || character >= BEYOND ? character : simplified[character - FIRST];
  }

  private static char[] table() {
    char[] table = new char[BEYOND - FIRST];
    for (char character = FIRST; character < BEYOND; character++) {
      table[character - FIRST] = character;
    }
    String pairs = pairs();
    for (int i = 0; i + 1 < pairs.length(); i += 2) {
      table[pairs.charAt(i) - FIRST] = pairs.charAt(i + 1);
    }
    return table;
  }

  /** Traditional, simplified, traditional, simplified. */
  private static String pairs() {
    try (InputStream file = Folding.class.getResourceAsStream(TABLE)) {
      if (file == null) {
        throw new IllegalStateException(TABLE + " is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Folded(String text, String folded) {}

  private static final class Phrases {
    static final Transliterator TRANSFORM = Transliterator.getInstance("Traditional-Simplified");
  }
}
