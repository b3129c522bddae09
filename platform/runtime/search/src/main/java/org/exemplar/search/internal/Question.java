package org.exemplar.search.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchTerm;
import org.exemplar.spi.schema.PageRequest;

/**
 * A search that has been found right.
 *
 * @param identity tells it from all other searches
 * @param matching which documents match
 * @param ranking the same with scores
 * @param narrowed which documents match without the values that were chosen of a field, by its name
 * @param text the words that the user typed, empty for a search by filters only
 * @param terms how what was typed was understood
 * @param page how the hits are paged
 * @param after place after which the page begins
 * @param before place before which the page ends
 * @param facets whether values are counted
 * @param highlights whether hits are marked
 */
record Question(
    String identity,
    Query matching,
    Query ranking,
    Map<String, Query> narrowed,
    Optional<TextQuery> text,
    List<SearchTerm> terms,
    PageRequest page,
    Optional<Cursor> after,
    Optional<Cursor> before,
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
    Wording wording = Wording.of(typed, definitions, analyzers);
    Optional<TextQuery> text =
        wording.ranks()
            ? Optional.of(
                TextQuery.of(
                    wording.words(), wording.phrases(), Lexicon.of(asked.synonyms()), analyzers))
            : Optional.empty();
    String identity = identity(typed, asked);
    Matching matching = new Matching(wording, text, new Filters(definitions), asked);
    Query all = matching.query();
    return new Question(
        identity,
        all,
        text.map(tokens -> ranking(all, tokens, definitions)).orElse(all),
        asked.facets() ? matching.narrowed() : Map.of(),
        text,
        wording.terms(),
        asked.page(),
        asked.page().after().map(cursor -> cursor(cursor, "after", identity, text.isPresent())),
        asked.page().before().map(cursor -> cursor(cursor, "before", identity, text.isPresent())),
        asked.facets(),
        asked.highlights() && text.isPresent());
  }

  private static String identity(String typed, SearchQuery asked) {
    String reading = asked.synonyms().reading();
    return String.join("\n", typed, asked.indexes() + "", asked.filters() + "", reading);
  }

  private static Cursor cursor(String given, String argument, String identity, boolean ranked) {
    return Cursor.decode(given, identity)
        .filter(cursor -> cursor.ranked() == ranked)
        .orElseThrow(() -> Refusals.badCursor(argument));
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

  /** How many hits are on the page at most. */
  int size() {
    return Math.clamp(page.size(), 0, MOST_HITS);
  }

  /** By score where there is a text, then by key; from the end on where it is paged backwards. */
  Sort sort() {
    SortField byScore = new SortField(null, SortField.Type.SCORE, page.backwards());
    SortField byKey = new SortField(Names.SORT, SortField.Type.STRING, page.backwards());
    return ranked() ? new Sort(byScore, byKey) : new Sort(byKey);
  }

  /** The place from which hits are read on, as Lucene has it. */
  Optional<FieldDoc> start() {
    return (page.backwards() ? before : after).map(Question::place);
  }

  /** Whether a hit that was read stands between the bounds. */
  boolean isBetween(Cursor hit) {
    return after.map(bound -> bound.isBefore(hit)).orElse(true)
        && before.map(hit::isBefore).orElse(true);
  }

  private static FieldDoc place(Cursor cursor) {
    BytesRef key = new BytesRef(cursor.key());
    Object[] values = cursor.ranked() ? new Object[] {cursor.score(), key} : new Object[] {key};
    return new FieldDoc(Integer.MAX_VALUE, cursor.score(), values);
  }
}
