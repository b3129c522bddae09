package org.exemplar.search.internal;

import com.ibm.icu.text.Normalizer2;

/** The form in which texts are compared: full width, capitals and scripts make no difference. */
final class Normal {
  private static final Normalizer2 FORM = Normalizer2.getNFKCCasefoldInstance();

  private Normal() {}

  /** The text in that form. */
  static String form(String text) {
    return Folding.instance().fold(FORM.normalize(text)).strip();
  }

  /** Whether a text is Chinese characters and nothing else. */
  static boolean isChinese(String text) {
    return !text.isEmpty() && text.codePoints().allMatch(Character::isIdeographic);
  }

  /** Whether a character is one that is typed on a Latin keyboard as itself. */
  static boolean isLatin(int character) {
    return character < 0x80 && Character.isLetterOrDigit(character);
  }
}
