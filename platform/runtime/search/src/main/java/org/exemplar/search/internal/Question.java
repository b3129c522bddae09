package org.exemplar.search.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.exemplar.search.SearchOptions;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchTerm;
import org.exemplar.spi.schema.PageRequest;

/**
 * A search that has been found right.
 *
 * @param identity tells it from all other searches
 * @param matching which documents match
 * @param tiers what hits are read from, one behind the other
 * @param narrowed which documents match without the values that were chosen of a field, by its name
 * @param text the words that the user typed, empty for a search by filters only
 * @param terms how what was typed was understood
 * @param order in which order the hits stand
 * @param page how the hits are paged
 * @param after place after which the page begins
 * @param before place before which the page ends
 * @param options what is wanted beside the hits
 */
record Question(
    String identity,
    Query matching,
    List<Tier> tiers,
    Map<String, Query> narrowed,
    Optional<TextQuery> text,
    List<SearchTerm> terms,
    Order order,
    PageRequest page,
    Optional<Cursor> after,
    Optional<Cursor> before,
    SearchOptions options) {
  private static final int LONGEST_TEXT = 500;
  private static final int MOST_HITS = 1_000;

  /**
   * Documents with how well they match.
   *
   * @param kind of what kind their places are
   */
  record Tier(Cursor.Kind kind, Query ranking) {}

  /** A tier from a place on. */
  record Reading(Tier tier, Optional<FieldDoc> start) {}

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
    SearchOptions options = asked.options();
    Order order =
        options
            .sort()
            .map(sort -> Order.of(sort, definitions))
            .orElse(text.isPresent() ? Order.BEST_FIRST : Order.BY_KEY);
    Matching matching = new Matching(wording, text, new Filters(definitions), asked);
    List<Tier> tiers = tiers(matching, text, order, definitions, options);
    String identity = identity(typed, asked);
    return new Question(
        identity,
        matching.query(),
        tiers,
        options.facets() ? matching.narrowed() : Map.of(),
        text,
        wording.terms(),
        order,
        asked.page(),
        asked.page().after().map(cursor -> cursor(cursor, "after", identity, tiers)),
        asked.page().before().map(cursor -> cursor(cursor, "before", identity, tiers)),
        options);
  }

  private static List<Tier> tiers(
      Matching matching,
      Optional<TextQuery> text,
      Order order,
      List<Definition> definitions,
      SearchOptions options) {
    if (order.place() != Cursor.Kind.RANKED || text.isEmpty()) {
      return List.of(new Tier(order.place(), matching.query()));
    }
    List<Tier> tiers = new ArrayList<>();
    tiers.add(new Tier(Cursor.Kind.RANKED, text.get().ranking(matching.query(), definitions)));
    if (options.partial() && text.get().hasWords()) {
      tiers.add(
          new Tier(Cursor.Kind.PARTIAL, text.get().rankingAny(matching.inPart(), definitions)));
    }
    return tiers;
  }

  private static String identity(String typed, SearchQuery asked) {
    return String.join(
        "\n",
        typed,
        asked.indexes() + "",
        asked.filters() + "",
        asked.synonyms().reading(),
        asked.options().sort() + "");
  }

  private static Cursor cursor(String given, String argument, String identity, List<Tier> tiers) {
    return Cursor.decode(given, identity)
        .filter(cursor -> tiers.stream().anyMatch(tier -> tier.kind() == cursor.kind()))
        .orElseThrow(() -> Refusals.badCursor(argument));
  }

  /** How many hits are on the page at most. */
  int size() {
    return Math.clamp(page.size(), 0, MOST_HITS);
  }

  /** The tiers in the order in which they are read, from where reading begins. */
  List<Reading> readings() {
    Optional<Cursor> start = page.backwards() ? before : after;
    List<Tier> open = new ArrayList<>(page.backwards() ? tiers.reversed() : tiers);
    start.ifPresent(
        cursor -> {
          while (open.getFirst().kind() != cursor.kind()) {
            open.removeFirst();
          }
        });
    return open.stream()
        .map(
            tier ->
                new Reading(tier, start.filter(at -> at.kind() == tier.kind()).map(Order::start)))
        .toList();
  }

  /** Whether a hit that was read stands between the bounds. */
  boolean isBetween(Cursor hit) {
    return after.map(bound -> order.isBefore(bound, hit)).orElse(true)
        && before.map(bound -> order.isBefore(hit, bound)).orElse(true);
  }
}
