package org.exemplar.graphql;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.identity.Caller;

/**
 * What somebody watches.
 *
 * @param types of objects; empty for all
 * @param organization code of the organisation in whose part of the tree; empty for everywhere
 * @param caller who watches
 */
public record ObjectWatch(List<String> types, Optional<String> organization, Caller caller) {
  public ObjectWatch {
    types = List.copyOf(types);
  }
}
