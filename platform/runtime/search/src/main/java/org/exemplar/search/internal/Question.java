package org.exemplar.search.internal;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.exemplar.search.SearchQuery;

/**
 * A search that has been found right.
 *
 * @param identity tells it from all other searches
 * @param matching which documents match
 * @param ranking the same with scores
 * @param text what the user typed, empty for a search by filters only
 * @param after place after which the page begins
 * @param first how many hits at most
 * @param facets whether values are counted
 * @param highlights whether hits are marked
 */
record Question(
    String identity,
    Query matching,
    Query ranking,
    Optional<TextQuery> text,
    Optional<Cursor> after,
    int first,
    boolean facets,
    boolean highlights) {
  private static final int LONGEST_TEXT = 500;
  private static final int MOST_HITS = 1_000;

  /**
   * Checks a search.
   *
   * @throws org.exemplar.spi.schema.Refused all codes but {@code UNKNOWN_INDEX}
   */
  static Question of(SearchQuery asked, List<Definition> definitions, Analyzers analyzers) {
    String typed = asked.text().map(String::strip).orElse("");
    int length = typed.codePointCount(0, typed.length());
    if (length > LONGEST_TEXT) {
      throw Refusals.textTooLong(length, LONGEST_TEXT);
    }
    Optional<TextQuery> text =
        typed.isEmpty()
            ? Optional.empty()
            : Optional.of(TextQuery.of(typed, Lexicon.of(asked.synonyms()), analyzers));
    String identity = identity(typed, asked);
    Query matching = matching(text, new Filters(definitions).queries(asked.filters()), asked);
    return new Question(
        identity,
        matching,
        text.map(tokens -> ranking(matching, tokens, definitions)).orElse(matching),
        text,
        asked.after().map(cursor -> cursor(cursor, identity, text.isPresent())),
        Math.clamp(asked.first(), 0, MOST_HITS),
        asked.facets(),
        asked.highlights() && text.isPresent());
  }

  private static String identity(String typed, SearchQuery asked) {
    String reading = asked.synonyms().reading();
    return String.join("\n", typed, asked.indexes() + "", asked.filters() + "", reading);
  }

  private static Cursor cursor(String given, String identity, boolean ranked) {
    Cursor cursor = Cursor.decode(given, identity);
    if (cursor.ranked() != ranked) {
      throw Refusals.badCursor();
    }
    return cursor;
  }

  private static Query matching(Optional<TextQuery> text, List<Query> filters, SearchQuery asked) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(text.map(TextQuery::required).orElse(MatchAllDocsQuery.INSTANCE), Occur.FILTER);
    filters.forEach(filter -> query.add(filter, Occur.FILTER));
    query.add(Audience.hiddenFrom(asked.held()), Occur.MUST_NOT);
    return new ConstantScoreQuery(query.build());
  }

  private static Query ranking(Query matching, TextQuery text, List<Definition> definitions) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(matching, Occur.FILTER);
    text.score(query, definitions);
    return query.build();
  }

  boolean ranked() {
    return text.isPresent();
  }

  /** By score where there is a text, then by key. */
  Sort sort() {
    SortField byKey = new SortField(Names.SORT, SortField.Type.STRING);
    return ranked() ? new Sort(SortField.FIELD_SCORE, byKey) : new Sort(byKey);
  }

  /** The place after which hits are wanted, as Lucene has it. */
  Optional<FieldDoc> afterDoc() {
    return after.map(Question::afterDoc);
  }

  private static FieldDoc afterDoc(Cursor cursor) {
    BytesRef key = new BytesRef(cursor.key());
    Object[] values = cursor.ranked() ? new Object[] {cursor.score(), key} : new Object[] {key};
    return new FieldDoc(Integer.MAX_VALUE, cursor.score(), values);
  }
}
