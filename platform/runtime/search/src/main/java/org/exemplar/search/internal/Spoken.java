package org.exemplar.search.internal;

/**
 * A word with how it sounds, as a term: all words that sound alike, or nearly, stand beside each
 * other.
 *
 * @param word it, in its {@link Normal#form}
 */
record Spoken(String word) {
  private static final char SEPARATOR = '\0';

  /** What all terms of words begin with that are typed with these letters. */
  static String prefix(String letters) {
    return Sounds.blurred(letters) + SEPARATOR;
  }

  static Spoken parse(String term) {
    return new Spoken(term.substring(term.indexOf(SEPARATOR) + 1));
  }

  String term() {
    return prefix(Sounds.letters(word)) + word;
  }
}
