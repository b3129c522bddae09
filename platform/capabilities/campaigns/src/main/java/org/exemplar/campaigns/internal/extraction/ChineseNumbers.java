package org.exemplar.campaigns.internal.extraction;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Numbers of automatic lists in Chinese: between marks they are written as Word shows them. */
final class ChineseNumbers {
  /** Private-use characters that no text holds. */
  static final char OPEN = '\uE0A0';

  static final char CLOSE = '\uE0A1';

  private static final Pattern MARKED = Pattern.compile(OPEN + "(\\d{1,3})" + CLOSE);
  private static final String DIGITS = "〇一二三四五六七八九";

  private ChineseNumbers() {}

  /** The text with marked numbers in Chinese. */
  static String put(String text) {
    return MARKED
        .matcher(text)
        .replaceAll(ChineseNumbers::chinese)
        .replaceAll("[" + OPEN + CLOSE + "]", "");
  }

  private static String chinese(MatchResult found) {
    return chinese(Integer.parseInt(found.group(1)));
  }

  static String chinese(int number) {
    if (number < 10) {
      return digit(number);
    }
    if (number < 100) {
      String tens = number < 20 ? "" : digit(number / 10);
      return tens + "十" + (number % 10 == 0 ? "" : digit(number % 10));
    }
    return digit(number / 100) + "百" + afterHundred(number % 100);
  }

  private static String afterHundred(int rest) {
    if (rest == 0) {
      return "";
    }
    if (rest < 10) {
      return "零" + digit(rest);
    }
    return rest < 20 ? "一" + chinese(rest) : chinese(rest);
  }

  private static String digit(int number) {
    return DIGITS.substring(number, number + 1);
  }
}
