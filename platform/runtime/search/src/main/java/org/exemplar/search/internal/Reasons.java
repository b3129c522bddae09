package org.exemplar.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.exemplar.search.SearchResult.Reason;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;

/**
 * Why documents were found: what of a text stands in which of their fields, and what that counts.
 * What a word counts in all fields as one is shared out among those in which it stands.
 */
final class Reasons {
  private final Scope scope;
  private final TextQuery text;
  private final List<TextQuery.Clause> clauses;
  private final Map<TextQuery.Clause, Weight> weights = new HashMap<>();

  Reasons(Scope scope, TextQuery text) {
    this.scope = scope;
    this.text = text;
    this.clauses = text.clauses(scope.definitions());
  }

  /** One field, in what was typed or in other words. */
  private record Place(IndexField field, boolean other) {}

  /** What of the text stands in each field of a document, what counts most first. */
  List<Reason> of(int doc) throws IOException {
    Map<Place, Double> counts = new LinkedHashMap<>();
    Map<Place, Set<String>> tokens = new LinkedHashMap<>();
    double all = 0;
    for (TextQuery.Clause clause : clauses) {
      double counted = score(clause, doc);
      List<Place> places = counted > 0 ? places(clause, doc) : List.of();
      for (Place place : places) {
        counts.merge(place, counted / places.size(), Double::sum);
        tokens.computeIfAbsent(place, any -> new LinkedHashSet<>()).add(clause.token());
      }
      all += places.isEmpty() ? 0 : counted;
    }
    List<Reason> reasons = new ArrayList<>();
    for (Map.Entry<Place, Double> each : counts.entrySet()) {
      Place place = each.getKey();
      List<String> words =
          Matched.runs(
              place.other() ? text.others() : text.texts(), tokens.getOrDefault(place, Set.of()));
      if (!words.isEmpty()) {
        reasons.add(
            new Reason(
                place.field().name(),
                words,
                place.other(),
                place.field().boost(),
                each.getValue() / all));
      }
    }
    reasons.sort(Comparator.comparingDouble(Reason::share).reversed());
    return reasons;
  }

  private List<Place> places(TextQuery.Clause clause, int doc) throws IOException {
    List<Place> places = new ArrayList<>();
    for (IndexField field : scope.owner(doc).fields()) {
      boolean meant = clause.field().equals(Names.ALL) || clause.field().equals(field.name());
      if (meant && field.type() == IndexFieldType.TEXT && has(doc, field, clause)) {
        places.add(new Place(field, clause.other()));
      }
    }
    return places;
  }

  /** A word stands where all its pairs of characters do. */
  private boolean has(int doc, IndexField field, TextQuery.Clause clause) throws IOException {
    for (Matched.Part part : Matched.parts(clause)) {
      if (!scope.has(doc, new Term(part.subField().field(field.name()), part.token()))) {
        return false;
      }
    }
    return true;
  }

  private double score(TextQuery.Clause clause, int doc) throws IOException {
    Weight weight = weights.get(clause);
    if (weight == null) {
      IndexSearcher searcher = scope.searcher();
      weight = searcher.createWeight(searcher.rewrite(clause.query()), ScoreMode.COMPLETE, 1);
      weights.put(clause, weight);
    }
    LeafReaderContext leaf = scope.leaf(doc);
    int at = doc - leaf.docBase;
    Scorer scorer = weight.scorer(leaf);
    return scorer != null && scorer.iterator().advance(at) == at ? scorer.score() : 0;
  }
}
