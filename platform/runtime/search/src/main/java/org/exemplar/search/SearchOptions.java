package org.exemplar.search;

import java.util.Optional;

/**
 * What is wanted of a search.
 *
 * @param facets whether values are counted
 * @param highlights whether hits are marked
 * @param partial whether those that match only in part follow behind the others
 * @param reasons whether it is told of each hit why it was found
 * @param folded whether of documents that are nearly equal on a page the best stands for all
 * @param sort by what hits are ordered; empty means best first
 */
public record SearchOptions(
    boolean facets,
    boolean highlights,
    boolean partial,
    boolean reasons,
    boolean folded,
    Optional<FieldSort> sort) {
  /** Nothing but hits. */
  public static final SearchOptions HITS = of(false, false);

  /** Hits, and what else is wanted of them. */
  public static SearchOptions of(boolean facets, boolean highlights) {
    return new SearchOptions(facets, highlights, false, false, false, Optional.empty());
  }

  /** The same with those behind that match only in part. */
  public SearchOptions withPartial() {
    return new SearchOptions(facets, highlights, true, reasons, folded, sort);
  }

  /** The same with why each hit was found. */
  public SearchOptions withReasons() {
    return new SearchOptions(facets, highlights, partial, true, folded, sort);
  }

  /** The same with the best of nearly equal documents for all of them. */
  public SearchOptions withFolded() {
    return new SearchOptions(facets, highlights, partial, reasons, true, sort);
  }

  /** The same in another order. */
  public SearchOptions sortedBy(FieldSort order) {
    return new SearchOptions(facets, highlights, partial, reasons, folded, Optional.of(order));
  }
}
