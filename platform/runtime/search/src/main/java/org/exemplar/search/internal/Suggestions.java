package org.exemplar.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.exemplar.search.Suggestion;
import org.exemplar.spi.IndexFieldType;

/** What documents are called in which a word begins with what somebody has typed. */
final class Suggestions {
  private static final int LONGEST = 50;
  private static final int MOST = 50;
  private static final int MOST_DOCUMENTS = 5_000;
  private static final int MOST_LOOKED_AT = 500;

  private final String typed;
  private final List<Prompts.Way> ways;
  private final Scope scope;

  private Suggestions(String typed, Scope scope) {
    this.typed = typed;
    this.ways = Prompts.ways(typed);
    this.scope = scope;
  }

  /**
   * Suggestions for somebody, the likeliest first.
   *
   * @param held permissions that the asker holds somewhere
   */
  static List<Suggestion> of(String typed, Scope scope, Collection<String> held, int most)
      throws IOException {
    String normal = Normal.form(typed);
    if (normal.isEmpty() || normal.length() > LONGEST) {
      return List.of();
    }
    Suggestions suggestions = new Suggestions(normal, scope);
    List<Suggestion> found = suggestions.of(held, Math.clamp(most, 0, MOST));
    scope.checkTime();
    return found;
  }

  /**
   * A phrase with who has it.
   *
   * @param at where in it begins what was typed, -1 where nowhere
   */
  private record Known(Phrase phrase, int count, int doc, int at) {}

  private List<Suggestion> of(Collection<String> held, int most) throws IOException {
    Map<Phrase, int[]> counted = counted(query(held));
    List<Known> best =
        counted.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.comparingInt(each -> -each[0])))
            .limit(MOST_LOOKED_AT)
            .map(
                each ->
                    new Known(
                        each.getKey(), each.getValue()[0], each.getValue()[1], at(each.getKey())))
            .filter(each -> each.at() >= 0)
            .sorted(
                Comparator.comparing((Known each) -> each.at() > 0)
                    .thenComparing(each -> isTitle(each.phrase().field()))
                    .thenComparing(each -> -each.count())
                    .thenComparing(each -> each.phrase().text().length())
                    .thenComparing(each -> each.phrase().text()))
            .limit(most)
            .toList();
    List<Suggestion> suggestions = new ArrayList<>();
    for (Known each : best) {
      suggestions.add(suggestion(each));
    }
    return suggestions;
  }

  private Suggestion suggestion(Known known) throws IOException {
    Optional<Suggestion.Document> document = Optional.empty();
    if (known.count() == 1) {
      Scope.Found found = scope.document(known.doc());
      document = Optional.of(new Suggestion.Document(found.index(), found.source(), found.key()));
    }
    return new Suggestion(known.phrase().text(), known.phrase().field(), known.count(), document);
  }

  /** Titles come behind keywords: they find one document, keywords find several. */
  private boolean isTitle(String field) {
    return scope.definitions().stream()
        .flatMap(definition -> definition.field(field).stream())
        .anyMatch(each -> each.type() == IndexFieldType.TEXT && !each.many());
  }

  private int at(Phrase phrase) {
    String normal = Normal.form(phrase.text());
    return ways.stream()
        .mapToInt(way -> Prompts.find(normal, way, typed))
        .filter(at -> at >= 0)
        .min()
        .orElse(-1);
  }

  private Query query(Collection<String> held) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    ways.forEach(
        way -> any.add(new PrefixQuery(new Term(Names.PROMPT, way.term(typed))), Occur.SHOULD));
    return new ConstantScoreQuery(
        new BooleanQuery.Builder()
            .add(any.build(), Occur.FILTER)
            .add(Audience.hiddenFrom(held), Occur.MUST_NOT)
            .build());
  }

  /** How many documents have each phrase, and the last of them. */
  private Map<Phrase, int[]> counted(Query query) throws IOException {
    Map<Phrase, int[]> counted = new HashMap<>();
    Weight weight =
        scope
            .searcher()
            .createWeight(scope.searcher().rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    int left = MOST_DOCUMENTS;
    for (LeafReaderContext leaf : scope.leaves()) {
      left -= count(leaf, weight, left, counted);
    }
    return counted;
  }

  private static int count(
      LeafReaderContext leaf, Weight weight, int most, Map<Phrase, int[]> counted)
      throws IOException {
    SortedSetDocValues phrases = leaf.reader().getSortedSetDocValues(Names.PHRASE);
    Scorer scorer = phrases == null || most <= 0 ? null : weight.scorer(leaf);
    if (scorer == null) {
      return 0;
    }
    Bits alive = leaf.reader().getLiveDocs();
    Map<Long, int[]> byOrdinal = new HashMap<>();
    DocIdSetIterator documents = scorer.iterator();
    int seen = 0;
    for (int doc = documents.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS && seen < most;
        doc = documents.nextDoc()) {
      if ((alive == null || alive.get(doc)) && phrases.advanceExact(doc)) {
        seen++;
        for (int i = 0; i < phrases.docValueCount(); i++) {
          int[] count = byOrdinal.computeIfAbsent(phrases.nextOrd(), ord -> new int[2]);
          count[0]++;
          count[1] = leaf.docBase + doc;
        }
      }
    }
    for (Map.Entry<Long, int[]> each : byOrdinal.entrySet()) {
      counted.merge(
          Phrase.parse(phrases.lookupOrd(each.getKey()).utf8ToString()),
          each.getValue(),
          (one, other) -> new int[] {one[0] + other[0], other[1]});
    }
    return seen;
  }
}
