package org.exemplar.search.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/** What of a text stands in a document, told from the tokens that do. */
final class Matched {
  private Matched() {}

  /**
   * A token in one of the ways in which texts are indexed.
   *
   * @param subField the way
   */
  record Part(SubField subField, String token) {}

  /** Where a word is looked up in a field: as itself, or by its pairs of characters. */
  static List<Part> parts(TextQuery.Clause clause) {
    String token = clause.token();
    if (clause.subField() != SubField.WORDS) {
      return List.of(new Part(clause.subField(), token));
    }
    if (token.codePointCount(0, token.length()) == 1) {
      return List.of(new Part(SubField.CHARACTERS, token));
    }
    if (!Normal.isChinese(token)) {
      return List.of(new Part(SubField.BIGRAMS, token));
    }
    List<Part> parts = new ArrayList<>();
    int[] characters = token.codePoints().toArray();
    for (int at = 0; at + 1 < characters.length; at++) {
      parts.add(new Part(SubField.BIGRAMS, new String(characters, at, 2)));
    }
    return parts;
  }

  /** From where to where, exclusive. */
  private record Span(int from, int to) {}

  /**
   * The longest pieces of texts that tokens cover; single characters only where nothing else does.
   */
  static List<String> runs(Collection<String> texts, Set<String> tokens) {
    SequencedSet<String> runs = new LinkedHashSet<>();
    for (String each : texts) {
      String text = Normal.form(each);
      joined(spans(text, tokens.stream().filter(token -> token.length() > 1).toList()))
          .forEach(span -> runs.add(text.substring(span.from(), span.to())));
    }
    if (runs.isEmpty()) {
      texts.forEach(
          text -> {
            String normal = Normal.form(text);
            spans(normal, tokens).forEach(at -> runs.add(normal.substring(at.from(), at.to())));
          });
    }
    return List.copyOf(runs);
  }

  private static List<Span> spans(String text, Collection<String> tokens) {
    List<Span> spans = new ArrayList<>();
    for (String token : tokens) {
      for (int at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
        spans.add(new Span(at, at + token.length()));
      }
    }
    spans.sort(Comparator.comparingInt(Span::from).thenComparingInt(Span::to));
    return spans;
  }

  /** Those that overlap are one; those that only touch are not. */
  private static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    for (Span span : spans) {
      if (!joined.isEmpty() && span.from() < joined.getLast().to()) {
        Span last = joined.removeLast();
        joined.add(new Span(last.from(), Math.max(last.to(), span.to())));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }
}
