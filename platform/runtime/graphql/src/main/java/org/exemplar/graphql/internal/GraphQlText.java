package org.exemplar.graphql.internal;

/** The lexical rules of a document, as far as names, strings and what is ignored go. */
final class GraphQlText {
  private static final int NONE = -1;
  private static final String BLOCK = "\"\"\"";
  private static final int HEX = 16;
  private static final int UNICODE_DIGITS = 4;

  private GraphQlText() {}

  /** Where the next token begins, blanks, commas and comments left aside; the end if none does. */
  static int next(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char each = text.charAt(at);
      if (each == '#') {
        at = endOfLine(text, at);
      } else if (" \t\n\r,\uFEFF".indexOf(each) >= 0) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  private static int endOfLine(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  /** Whether a name begins with it. */
  static boolean isName(char each) {
    return each == '_' || (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
  }

  static int endOfName(String text, int from) {
    int at = from;
    while (at < text.length() && (isName(text.charAt(at)) || isDigit(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }

  /** Where the string that begins there has ended; negative where it is none. */
  static int endOfString(String text, int from) {
    return text.startsWith(BLOCK, from)
        ? endOfBlock(text, from + BLOCK.length())
        : endOfLineString(text, from + 1);
  }

  private static int endOfBlock(String text, int from) {
    int end = text.indexOf(BLOCK, from);
    while (end > from && text.charAt(end - 1) == '\\') {
      end = text.indexOf(BLOCK, end + BLOCK.length());
    }
    return end < 0 ? NONE : end + BLOCK.length();
  }

  private static int endOfLineString(String text, int from) {
    int at = from;
    while (at >= 0 && at < text.length()) {
      char each = text.charAt(at);
      if (each == '"') {
        return at + 1;
      }
      if ("\n\r\u2028\u2029".indexOf(each) >= 0) {
        return NONE;
      }
      at = each == '\\' ? endOfEscape(text, at + 1) : at + 1;
    }
    return NONE;
  }

  private static int endOfEscape(String text, int from) {
    if (from >= text.length()) {
      return NONE;
    }
    char kind = text.charAt(from);
    if (kind != 'u') {
      return "\"\\/bfnrt".indexOf(kind) >= 0 ? from + 1 : NONE;
    }
    return text.startsWith("{", from + 1) ? endOfBraced(text, from + 2) : endOfUnit(text, from + 1);
  }

  private static int endOfBraced(String text, int from) {
    int end = text.indexOf('}', from);
    int value = hex(text, from, end);
    boolean scalar = Character.isValidCodePoint(value) && !isSurrogate(value);
    return scalar ? end + 1 : NONE;
  }

  /** One UTF-16 unit, or two of them that belong together. */
  private static int endOfUnit(String text, int from) {
    int end = from + UNICODE_DIGITS;
    int value = hex(text, from, end);
    if (value < 0 || !isSurrogate(value)) {
      return value < 0 ? NONE : end;
    }
    int low = text.startsWith("\\u", end) ? hex(text, end + 2, end + 2 + UNICODE_DIGITS) : NONE;
    boolean pair =
        Character.isHighSurrogate((char) value) && low >= 0 && Character.isLowSurrogate((char) low);
    return pair ? end + 2 + UNICODE_DIGITS : NONE;
  }

  private static boolean isSurrogate(int value) {
    return value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
  }

  /** The value of hexadecimal digits; negative where they are none. */
  private static int hex(String text, int from, int end) {
    if (end <= from || end > text.length()) {
      return NONE;
    }
    int value = 0;
    for (int at = from; at < end; at++) {
      int digit = Character.digit(text.charAt(at), HEX);
      if (digit < 0 || text.charAt(at) > 'f' || value > Character.MAX_CODE_POINT) {
        return NONE;
      }
      value = value * HEX + digit;
    }
    return value;
  }
}
