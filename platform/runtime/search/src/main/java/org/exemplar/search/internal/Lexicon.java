package org.exemplar.search.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.exemplar.search.Synonyms;

/**
 * Words and what else they are called, in the form in which texts are analysed.
 *
 * @param others the other words of each word
 * @param longest length of the longest word
 */
record Lexicon(Map<String, SequencedSet<String>> others, int longest) {
  private static final int SHORTEST = 2;

  static Lexicon of(Synonyms synonyms) {
    Map<String, SequencedSet<String>> others = new LinkedHashMap<>();
    int longest = 0;
    for (Set<String> group : synonyms.groups()) {
      List<String> words =
          group.stream()
              .map(Normal::form)
              .filter(word -> word.length() >= SHORTEST)
              .distinct()
              .sorted()
              .toList();
      for (String word : words) {
        SequencedSet<String> known = others.computeIfAbsent(word, key -> new LinkedHashSet<>());
        words.stream().filter(other -> !other.equals(word)).forEach(known::add);
        longest = Math.max(longest, word.length());
      }
    }
    return new Lexicon(others, longest);
  }

  /**
   * The same text in other words: one word replaced in each. Where words overlap, the first counts,
   * and of those that begin together the longest.
   */
  List<String> reworded(String given) {
    String text = Normal.form(given);
    List<String> all = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      Optional<String> word = wordAt(text, at);
      int begin = at;
      int end = at + word.map(String::length).orElse(1);
      word.map(others::get).stream()
          .flatMap(SequencedSet::stream)
          .forEach(other -> all.add(text.substring(0, begin) + other + text.substring(end)));
      at = end;
    }
    return all;
  }

  private Optional<String> wordAt(String text, int at) {
    for (int end = Math.min(text.length(), at + longest); end >= at + SHORTEST; end--) {
      String word = text.substring(at, end);
      if (others.containsKey(word)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }
}
