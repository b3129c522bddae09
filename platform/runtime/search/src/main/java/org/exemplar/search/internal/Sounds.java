package org.exemplar.search.internal;

import com.hankcs.hanlp.dictionary.py.Pinyin;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How Chinese is pronounced, in the letters in which it is typed: syllables of Pinyin without
 * tones.
 */
final class Sounds {
  private Sounds() {}

  /**
   * What is typed for each character: its syllable, or itself where it has none.
   *
   * @param text in its {@link Normal#form}
   */
  static List<String> syllables(String text) {
    List<Pinyin> known = PinyinDictionary.convertToPinyin(text);
    List<String> syllables = new ArrayList<>(text.length());
    for (int i = 0; i < text.length(); i++) {
      boolean silent = i >= known.size() || known.get(i) == Pinyin.none5;
      syllables.add(
          silent
              ? String.valueOf(text.charAt(i))
              : known.get(i).getPinyinWithoutTone().toLowerCase(Locale.ROOT));
    }
    return syllables;
  }

  /** What is typed for a text as a whole. */
  static String letters(String text) {
    return String.join("", syllables(text));
  }

  /**
   * What is left of letters when those are taken for one that many speakers do not tell apart, such
   * as {@code zh} and {@code z}, or {@code ing} and {@code in}.
   */
  static String blurred(String letters) {
    return letters
        .replace("zh", "z")
        .replace("ch", "c")
        .replace("sh", "s")
        .replace("ng", "n")
        .replace('v', 'u');
  }
}
