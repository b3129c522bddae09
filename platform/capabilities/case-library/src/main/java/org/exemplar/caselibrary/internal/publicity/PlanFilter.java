package org.exemplar.caselibrary.internal.publicity;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.identity.Reach;

/**
 * Which plans; all that is given must hold.
 *
 * @param organization code of the organisation
 * @param below also those below it
 * @param states in these; empty for all
 * @param readable of organisations within it
 */
record PlanFilter(
    Optional<String> organization,
    boolean below,
    Optional<String> programme,
    List<PlanState> states,
    Reach readable) {
  PlanFilter {
    states = List.copyOf(states);
  }
}
