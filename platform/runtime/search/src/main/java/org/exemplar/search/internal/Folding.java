package org.exemplar.search.internal;

import com.ibm.icu.text.Transliterator;

/**
 * Folds traditional Chinese characters to simplified ones without changing the length of a text, so
 * that offsets stay those of the original.
 *
 * <p>ICU's transform knows phrases (計畫 becomes 计划) but is not stable on simplified text (显著 becomes
 * 显着), so that the characters are mapped once more, one by one, after it.
 */
final class Folding {
  private static final char FIRST = 0x3400;
  private static final char BEYOND = 0xA000;

  /** Common in simplified text, so that it is no sign of a traditional one. */
  private static final char AMBIGUOUS = '著';

  private final Transliterator transform;
  private final char[] simplified;

  /** The last text: each is analysed several times in a row. */
  private volatile Folded last = new Folded("", "");

  private Folding(Transliterator transform) {
    this.transform = transform;
    this.simplified = table(transform);
  }

  /** The one folding of the process; the first call takes a moment. */
  static Folding instance() {
    return Holder.INSTANCE;
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

  private String phrases(String text) {
    String folded = transform.transliterate(text);
    return folded.length() == text.length() ? folded : text;
  }

  private String characters(String text) {
    char[] characters = text.toCharArray();
    for (int i = 0; i < characters.length; i++) {
      characters[i] = simplify(characters[i]);
    }
    return new String(characters);
  }

  private char simplify(char character) {
    return character < FIRST || character >= BEYOND ? character : simplified[character - FIRST];
  }

  private static char[] table(Transliterator transform) {
    char[] table = new char[BEYOND - FIRST];
    StringBuilder all = new StringBuilder();
    for (char character = FIRST; character < BEYOND; character++) {
      table[character - FIRST] = character;
      all.append(character).append('\n');
    }
    String[] images = transform.transliterate(all.toString()).split("\n", -1);
    for (int i = 0; i < table.length; i++) {
      if (images[i].length() == 1) {
        table[i] = images[i].charAt(0);
      }
    }
    return table;
  }

  private record Folded(String text, String folded) {}

  private static final class Holder {
    static final Folding INSTANCE =
        new Folding(Transliterator.getInstance("Traditional-Simplified"));
  }
}
