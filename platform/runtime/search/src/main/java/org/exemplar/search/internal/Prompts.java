package org.exemplar.search.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Beginnings by which a phrase is found while it is typed: in Chinese, in full Pinyin and by the
 * initials of its syllables, from each of its characters on.
 */
final class Prompts {
  /** A phrase is suggested up to here and no further. */
  static final int LONGEST_PHRASE = 100;

  private static final int MOST_STARTS = 40;
  private static final int LONGEST_CHINESE = 8;
  private static final int LONGEST_LETTERS = 24;

  private Prompts() {}

  /** In which way something is typed. */
  enum Way {
    CHINESE("h", LONGEST_CHINESE),
    PINYIN("p", LONGEST_LETTERS),
    INITIALS("i", LONGEST_CHINESE);

    private final String sign;
    private final int longest;

    Way(String sign, int longest) {
      this.sign = sign;
      this.longest = longest;
    }

    /** The term for something typed so, cut off where terms are. */
    String term(String typed) {
      return sign + (typed.length() <= longest ? typed : typed.substring(0, longest));
    }
  }

  /**
   * In which ways somebody may be typing: letters may be Latin words, Pinyin or initials.
   *
   * @param typed in its {@link Normal#form}
   */
  static List<Way> ways(String typed) {
    boolean letters = typed.chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
    return letters ? List.of(Way.values()) : List.of(Way.CHINESE);
  }

  /**
   * The terms of a phrase.
   *
   * @param phrase in its {@link Normal#form}
   */
  static Set<String> terms(String phrase) {
    Set<String> terms = new LinkedHashSet<>();
    List<String> syllables = Sounds.syllables(phrase);
    int starts = 0;
    for (int at = 0; at < phrase.length() && starts < MOST_STARTS; at++) {
      if (begins(phrase, at)) {
        starts++;
        terms.add(Way.CHINESE.term(phrase.substring(at)));
        if (!syllables.get(at).equals(phrase.substring(at, at + 1))) {
          terms.add(Way.PINYIN.term(letters(syllables, at)));
          terms.add(Way.INITIALS.term(initials(syllables, at)));
        }
      }
    }
    return terms;
  }

  /**
   * Where in a phrase begins what somebody has typed, -1 where nowhere.
   *
   * @param phrase in its {@link Normal#form}
   * @param typed in its {@link Normal#form}
   */
  static int find(String phrase, Way way, String typed) {
    if (way == Way.CHINESE) {
      for (int at = phrase.indexOf(typed); at >= 0; at = phrase.indexOf(typed, at + 1)) {
        if (begins(phrase, at)) {
          return at;
        }
      }
      return -1;
    }
    List<String> syllables = Sounds.syllables(phrase);
    for (int at = 0; at < phrase.length(); at++) {
      String rest = way == Way.PINYIN ? letters(syllables, at) : initials(syllables, at);
      if (begins(phrase, at) && rest.startsWith(typed)) {
        return at;
      }
    }
    return -1;
  }

  /** Whether a word may begin there: anywhere, but not within Latin letters and digits. */
  private static boolean begins(String phrase, int at) {
    char character = phrase.charAt(at);
    return Character.isLetterOrDigit(character)
        && (at == 0 || !Normal.isLatin(character) || !Normal.isLatin(phrase.charAt(at - 1)));
  }

  private static String letters(List<String> syllables, int from) {
    return String.join("", syllables.subList(from, syllables.size()));
  }

  private static String initials(List<String> syllables, int from) {
    StringBuilder initials = new StringBuilder();
    syllables.subList(from, syllables.size()).forEach(each -> initials.append(each.charAt(0)));
    return initials.toString();
  }
}
