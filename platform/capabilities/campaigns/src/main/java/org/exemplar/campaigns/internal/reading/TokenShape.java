package org.exemplar.campaigns.internal.reading;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a run of ASCII characters looks like words and how much like chance.
 *
 * @param mixed whether it has letters of both cases
 * @param words the share of it that can be read as words or figures, from 0 to 1
 * @param switches how often neighbours are of different kinds (lower, upper, digit, symbol), 0 to 1
 */
record TokenShape(boolean mixed, double words, double switches) {
  private static final double MOST_WORDS_OF_NOISE = 0.55;
  private static final double MOST_WORDS_OF_DOUBT = 0.7;
  private static final double FEWEST_SWITCHES = 0.35;

  private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]{2,}|[A-Z]{3,}|\\d{3,}");
  private static final Pattern VOWEL = Pattern.compile("[aeiou\\d]|y.*[^y]{3}|[^y]{3}.*y");
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "[^aeiouy\\d]{4}|^(?!str|scr|spr|spl|thr|chr|shr|sch|phr)[^aeiouy\\d]{3}"
              + "|q(?!u)|[^aeiouy]j|x[^aeiouytpc]|v[^aeiouy]");

  static TokenShape of(String token) {
    boolean lower = token.chars().anyMatch(Character::isLowerCase);
    boolean upper = token.chars().anyMatch(Character::isUpperCase);
    return new TokenShape(lower && upper, wordShare(token), switchShare(token));
  }

  boolean isNoise() {
    return mixed && words < MOST_WORDS_OF_NOISE && switches > FEWEST_SWITCHES;
  }

  boolean isDoubtful() {
    return mixed && words < MOST_WORDS_OF_DOUBT && switches > FEWEST_SWITCHES;
  }

  private static double wordShare(String token) {
    Matcher word = WORD.matcher(token);
    int covered = 0;
    while (word.find()) {
      covered += isReadable(word.group().toLowerCase(Locale.ROOT)) ? word.group().length() : 0;
    }
    return (double) covered / token.length();
  }

  private static boolean isReadable(String word) {
    return word.length() > 2 && VOWEL.matcher(word).find() && !UNREADABLE.matcher(word).find();
  }

  private static double switchShare(String token) {
    int switches = 0;
    for (int i = 1; i < token.length(); i++) {
      switches += kind(token.charAt(i)) == kind(token.charAt(i - 1)) ? 0 : 1;
    }
    return (double) switches / Math.max(1, token.length() - 1);
  }

  private static int kind(char c) {
    if (Character.isLetter(c)) {
      return Character.isLowerCase(c) ? 0 : 1;
    }
    return Character.isDigit(c) ? 2 : 3;
  }
}
