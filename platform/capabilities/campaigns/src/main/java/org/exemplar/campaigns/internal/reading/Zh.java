package org.exemplar.campaigns.internal.reading;

import java.lang.Character.UnicodeScript;

/** Questions about characters of Chinese text. */
final class Zh {
  private static final String SENTENCE_ENDS = "。！？!?";
  private static final String CLAUSE_ENDS = "；;：:";

  private Zh() {}

  static boolean isHan(int codePoint) {
    return UnicodeScript.of(codePoint) == UnicodeScript.HAN;
  }

  /** Whether the character is Chinese text or its punctuation, between which a space is stray. */
  static boolean isWide(int codePoint) {
    return isHan(codePoint)
        || (codePoint >= 0x3000 && codePoint <= 0x303F)
        || (codePoint >= 0xFF00 && codePoint <= 0xFFEF)
        || (codePoint >= 0x2460 && codePoint <= 0x249B)
        || "“”‘’—…·①".indexOf(codePoint) >= 0;
  }

  static boolean hasHan(String text) {
    return text.codePoints().anyMatch(Zh::isHan);
  }

  static boolean hasContent(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  static boolean endsSentence(String text) {
    return endsWithOneOf(withoutClosers(text), SENTENCE_ENDS);
  }

  /** Whether the text ends with any punctuation that a heading or title line does not end with. */
  static boolean endsStatement(String text) {
    return endsWithOneOf(withoutClosers(text), SENTENCE_ENDS + CLAUSE_ENDS);
  }

  static boolean endsWithOneOf(String text, String characters) {
    return !text.isEmpty() && characters.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /** Columns that the text takes in a fixed-width layout: two for a Chinese character. */
  static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  /** How many brackets and quotation marks are still open at the end of the text. */
  static int openBrackets(String text) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      if ("（(《〈“「『【〔".indexOf(text.charAt(i)) >= 0) {
        open++;
      } else if ("）)》〉”」』】〕".indexOf(text.charAt(i)) >= 0) {
        open = Math.max(0, open - 1);
      }
    }
    return open;
  }

  /** Whether a text that goes on with another needs a space between their Latin words. */
  static boolean isLatinBetween(CharSequence text, String next) {
    return !text.isEmpty()
        && !next.isEmpty()
        && isLatin(text.charAt(text.length() - 1))
        && isLatin(next.charAt(0));
  }

  private static boolean isLatin(char c) {
    return c < 0x80 && Character.isLetter(c);
  }

  private static String withoutClosers(String text) {
    int end = text.length();
    while (end > 0 && "”’）)》」』".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }
}
