package org.exemplar.search.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.exemplar.search.FieldFilter;
import org.exemplar.search.SearchQuery;

/** Which documents match a search. */
final class Matching {
  private final Wording wording;
  private final Optional<TextQuery> text;
  private final SearchQuery asked;
  private final Map<FieldFilter, Query> filters = new LinkedHashMap<>();

  /**
   * Checks the filters.
   *
   * @throws org.exemplar.spi.schema.Refused {@code UNKNOWN_FIELD}, {@code FILTER_INVALID}
   */
  Matching(Wording wording, Optional<TextQuery> text, Filters known, SearchQuery asked) {
    this.wording = wording;
    this.text = text;
    this.asked = asked;
    for (FieldFilter filter : asked.filters()) {
      known.query(filter).ifPresent(query -> filters.put(filter, query));
    }
  }

  Query query() {
    return query(filter -> true);
  }

  /** What does not match, but would if of the words fewer were required. */
  Query inPart() {
    BooleanQuery.Builder query = conditions(filter -> true);
    text.ifPresent(words -> query.add(words.required(), Occur.MUST_NOT));
    return new ConstantScoreQuery(query.build());
  }

  /**
   * What matches without the values that were chosen of a field, by its name: what else could be
   * chosen there is counted among these, or choosing one value would make the others vanish.
   */
  Map<String, Query> narrowed() {
    Map<String, Query> narrowed = new LinkedHashMap<>();
    filters.keySet().stream()
        .filter(Matching::chooses)
        .map(FieldFilter::field)
        .distinct()
        .forEach(
            field ->
                narrowed.put(
                    field, query(filter -> !(chooses(filter) && filter.field().equals(field)))));
    return narrowed;
  }

  private static boolean chooses(FieldFilter filter) {
    return !filter.anyOf().isEmpty();
  }

  private Query query(Predicate<FieldFilter> counts) {
    BooleanQuery.Builder query = conditions(counts);
    text.ifPresent(words -> query.add(words.required(), Occur.FILTER));
    return new ConstantScoreQuery(query.build());
  }

  private BooleanQuery.Builder conditions(Predicate<FieldFilter> counts) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    wording.required().forEach(each -> query.add(each, Occur.FILTER));
    wording.excluded().forEach(each -> query.add(each, Occur.MUST_NOT));
    filters.forEach(
        (filter, each) -> {
          if (counts.test(filter)) {
            query.add(each, Occur.FILTER);
          }
        });
    query.add(Audience.hiddenFrom(asked.held()), Occur.MUST_NOT);
    return query;
  }
}
