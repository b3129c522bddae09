package org.exemplar.campaigns.internal.reading;

import java.util.List;
import java.util.OptionalInt;

/** Ordinals that are signs or letters: ① and its kin, Roman numerals, a b c. */
final class Numerals {
  private static final String CIRCLES = "①❶➀➊";
  private static final int LARGEST_CIRCLE = 20;
  private static final List<String> ROMAN =
      List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

  private Numerals() {}

  /** The number that a sign shows; empty for numerals in digits. A letter is read as Roman last. */
  static OptionalInt sign(String number) {
    char first = number.charAt(0);
    if (first >= 'Ⅰ' && first <= 'Ⅻ') {
      return OptionalInt.of(first - 'Ⅰ' + 1);
    }
    if (Character.isLetter(first) && first < 0x80) {
      return OptionalInt.of(Character.toLowerCase(first) - 'a' + 1);
    }
    return circle(first);
  }

  /** The number of a Roman numeral in letters. */
  static OptionalInt roman(String number) {
    int at = ROMAN.indexOf(number);
    return at < 0 ? sign(number) : OptionalInt.of(at + 1);
  }

  private static OptionalInt circle(char sign) {
    for (int i = CIRCLES.length() - 1; i >= 0; i--) {
      int number = sign - CIRCLES.charAt(i) + 1;
      if (number >= 1 && number <= (CIRCLES.charAt(i) == '①' ? LARGEST_CIRCLE : 10)) {
        return OptionalInt.of(number);
      }
    }
    return OptionalInt.empty();
  }
}
