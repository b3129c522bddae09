package org.exemplar.plugins.internal.content;

import java.util.Map;
import java.util.Set;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.SharedCriterion;

/**
 * What plugins that work offer to each other.
 *
 * @param dimensions by plugin and code, such as {@code core/D1}
 * @param sharedCriteria by plugin and code, such as {@code core/openness}
 * @param sets codes of criteria sets
 * @param types qualified codes of organisation types, such as {@code rural/village-organization}
 * @param sectors ids of the plugins that are sectors
 * @param plugins ids of all that work
 * @param broken ids of those that are installed and do not work
 */
public record Offers(
    Map<String, Dimension> dimensions,
    Map<String, SharedCriterion> sharedCriteria,
    Set<String> sets,
    Set<String> types,
    Set<String> sectors,
    Set<String> plugins,
    Set<String> broken) {
  public Offers {
    dimensions = Map.copyOf(dimensions);
    sharedCriteria = Map.copyOf(sharedCriteria);
    sets = Set.copyOf(sets);
    types = Set.copyOf(types);
    sectors = Set.copyOf(sectors);
    plugins = Set.copyOf(plugins);
    broken = Set.copyOf(broken);
  }
}
