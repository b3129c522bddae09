package org.exemplar.plugins.internal.content;

import java.util.List;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.Dimension;

/**
 * What a criteria set says itself, without what it has from the set that it refines.
 *
 * @param head the set; its dimensions and items are not meant
 * @param dimensions its own dimensions
 * @param items its own items; they may stand in dimensions of the refined set
 */
public record OwnCriteria(CriteriaSet head, List<Dimension> dimensions, List<Criterion> items) {
  public OwnCriteria {
    dimensions = List.copyOf(dimensions);
    items = List.copyOf(items);
  }

  /** Of a set that a plugin's code brings. */
  public static OwnCriteria of(CriteriaSet set) {
    return new OwnCriteria(set, set.dimensions(), set.items());
  }
}
