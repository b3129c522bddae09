package org.exemplar.search;

import java.util.List;
import java.util.Optional;

/**
 * A condition on one field.
 *
 * @param field name of the field
 * @param anyOf values (or range codes of a NUMBER facet) of which the document must have one; empty
 *     means no such condition
 * @param from lower bound, inclusive, of a NUMBER (decimal) or DATE (ISO) field
 * @param below upper bound, exclusive
 */
public record FieldFilter(
    String field, List<String> anyOf, Optional<String> from, Optional<String> below) {
  public FieldFilter {
    anyOf = List.copyOf(anyOf);
  }
}
