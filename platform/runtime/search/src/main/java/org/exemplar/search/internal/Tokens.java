package org.exemplar.search.internal;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * The distinct tokens of a text, in order.
 *
 * @param bigrams pairs of characters, and what stands alone
 * @param words words
 * @param characters single characters
 */
record Tokens(
    SequencedSet<String> bigrams, SequencedSet<String> words, SequencedSet<String> characters) {
  static Tokens of(String text, Analyzers analyzers) {
    return new Tokens(
        analyzers.tokens(SubField.BIGRAMS, text),
        analyzers.tokens(SubField.WORDS, text),
        analyzers.tokens(SubField.CHARACTERS, text));
  }

  static Tokens none() {
    return new Tokens(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
  }

  SequencedSet<String> of(SubField subField) {
    return switch (subField) {
      case BIGRAMS -> bigrams;
      case WORDS -> words;
      case CHARACTERS -> characters;
    };
  }

  int size() {
    return bigrams.size() + words.size() + characters.size();
  }

  boolean isEmpty() {
    return size() == 0;
  }

  /** Adds those of others that some do not have. */
  void addNew(Tokens others, Tokens known) {
    for (SubField subField : SubField.values()) {
      others.of(subField).stream()
          .filter(token -> !known.of(subField).contains(token))
          .forEach(of(subField)::add);
    }
  }
}
