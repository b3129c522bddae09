package org.exemplar.search;

import java.util.List;
import java.util.Optional;

/**
 * What is searched.
 *
 * @param indexes qualified ids such as {@code rural/cases}; empty means all
 * @param text what the user typed; empty means everything that the filters let through
 * @param filters all must hold
 * @param first how many hits at most
 * @param after cursor of the last hit before the page
 * @param facets whether values are counted
 * @param highlights whether hits are marked
 */
public record SearchQuery(
    List<String> indexes,
    Optional<String> text,
    List<FieldFilter> filters,
    int first,
    Optional<String> after,
    boolean facets,
    boolean highlights) {
  public SearchQuery {
    indexes = List.copyOf(indexes);
    filters = List.copyOf(filters);
  }
}
