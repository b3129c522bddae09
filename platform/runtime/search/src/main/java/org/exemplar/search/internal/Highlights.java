package org.exemplar.search.internal;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.exemplar.search.SearchResult.Highlight;
import org.exemplar.spi.IndexField;

/** Marks what was searched for in the original text of hits. */
final class Highlights {
  private static final int FRAGMENTS = 3;
  private static final int FRAGMENT_LENGTH = 80;
  private static final int LONGEST_TEXT = 50_000;

  private final Analyzers analyzers;

  Highlights(Analyzers analyzers) {
    this.analyzers = analyzers;
  }

  /** Marked passages for each of the hits, in their order. */
  List<List<Highlight>> mark(
      IndexSearcher searcher, TextQuery text, List<Definition> definitions, int[] hits)
      throws IOException {
    Map<String, IndexField> fields = fields(definitions);
    List<List<Highlight>> marked = new ArrayList<>();
    Arrays.stream(hits).forEach(hit -> marked.add(new ArrayList<>()));
    if (fields.isEmpty() || hits.length == 0) {
      return marked;
    }
    Query marks = text.marks(fields.values());
    Map<String, Object[]> found =
        new Marker(searcher, analyzers).mark(fields.keySet(), marks, hits);
    fields.forEach(
        (name, field) -> {
          Object[] ofHits = found.getOrDefault(name, new Object[hits.length]);
          for (int i = 0; i < hits.length; i++) {
            if (ofHits[i] instanceof Fragments fragments && !fragments.html().isEmpty()) {
              marked.get(i).add(new Highlight(field.name(), fragments.html()));
            }
          }
        });
    return marked;
  }

  private static Map<String, IndexField> fields(List<Definition> definitions) {
    Map<String, IndexField> fields = new LinkedHashMap<>();
    definitions.stream()
        .flatMap(definition -> definition.fields().stream())
        .filter(IndexField::highlight)
        .forEach(field -> fields.putIfAbsent(SubField.BIGRAMS.field(field.name()), field));
    return fields;
  }

  private static BreakIterator sentences() {
    return LengthGoalBreakIterator.createClosestToLength(
        BreakIterator.getSentenceInstance(Locale.CHINA), FRAGMENT_LENGTH, 0.5f);
  }

  /** Passages of one text as HTML. */
  private record Fragments(List<String> html) {}

  /** Lucene's highlighter, with passages kept apart. */
  private static final class Marker extends UnifiedHighlighter {
    Marker(IndexSearcher searcher, Analyzers analyzers) {
      super(
          builder(searcher, analyzers)
              .withFlags(EnumSet.noneOf(HighlightFlag.class))
              .withMaskedFieldsFunc(Marker::alsoMarked)
              .withBreakIterator(Highlights::sentences)
              .withMaxLength(LONGEST_TEXT)
              .withMaxNoHighlightPassages(0)
              .withPassageSortComparator(Comparator.comparingInt(Passage::getStartOffset))
              .withFormatter(new Formatter()));
    }

    private static Set<String> alsoMarked(String bigrams) {
      return Set.of(SubField.CHARACTERS.field(SubField.name(bigrams)));
    }

    Map<String, Object[]> mark(Set<String> fields, Query query, int[] hits) throws IOException {
      String[] names = fields.toArray(String[]::new);
      int[] passages = new int[names.length];
      Arrays.fill(passages, FRAGMENTS);
      return highlightFieldsAsObjects(names, query, hits.clone(), passages);
    }
  }

  private static final class Formatter extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      return new Fragments(
          Arrays.stream(passages)
              .filter(passage -> passage.getNumMatches() > 0)
              .map(passage -> MarkedText.html(content, passage))
              .toList());
    }
  }
}
