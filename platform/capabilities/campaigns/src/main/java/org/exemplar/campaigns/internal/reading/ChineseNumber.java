package org.exemplar.campaigns.internal.reading;

import java.util.OptionalInt;

/** Reads Chinese numerals below one thousand, such as 一, 二十三 and 一百零五. */
final class ChineseNumber {
  static final String DIGITS = "零一二三四五六七八九";

  private static final String FORMAL = "壹贰叁肆伍陆柒捌玖拾";
  private static final String PLAIN = "一二三四五六七八九十";

  private ChineseNumber() {}

  static OptionalInt read(String numeral) {
    String text = numeral.replace("廿", "二十").replace("卅", "三十").replace("两", "二").replace("〇", "零");
    for (int i = 0; i < FORMAL.length(); i++) {
      text = text.replace(FORMAL.charAt(i), PLAIN.charAt(i));
    }
    int total = 0;
    int digit = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int unit = c == '十' ? 10 : c == '百' ? 100 : 0;
      if (unit > 0) {
        total += (digit < 0 ? 1 : digit) * unit;
        digit = -1;
      } else if (DIGITS.indexOf(c) >= 0 && digit <= 0) {
        digit = DIGITS.indexOf(c);
      } else {
        return OptionalInt.empty();
      }
    }
    total += Math.max(0, digit);
    return total > 0 ? OptionalInt.of(total) : OptionalInt.empty();
  }

  /** An ordinal in Arabic or Chinese digits. */
  static OptionalInt ordinal(String text) {
    if (!text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalInt.of(Integer.parseInt(text));
    }
    return read(text);
  }
}
