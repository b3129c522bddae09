package org.exemplar.plugins.internal.content;

import java.util.Map;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.SharedCriterion;

/**
 * What plugins offer to each other.
 *
 * @param dimensions by plugin and code, such as {@code core/D1}
 * @param sharedCriteria by plugin and code, such as {@code core/openness}
 */
public record Offers(
    Map<String, Dimension> dimensions, Map<String, SharedCriterion> sharedCriteria) {
  public Offers {
    dimensions = Map.copyOf(dimensions);
    sharedCriteria = Map.copyOf(sharedCriteria);
  }
}
