package org.exemplar.search;

import java.util.List;
import java.util.Set;

/**
 * What somebody looks into.
 *
 * @param known the definitions that the asker goes by, see {@link SearchQuery}; empty means those
 *     of now
 * @param indexes qualified ids such as {@code rural/cases}; empty means all that are known
 * @param held permissions that the asker holds somewhere, see {@link DocumentSource#AUDIENCE}
 */
public record SearchScope(List<IndexEdition> known, List<String> indexes, Set<String> held) {
  public SearchScope {
    known = List.copyOf(known);
    indexes = List.copyOf(indexes);
    held = Set.copyOf(held);
  }
}
