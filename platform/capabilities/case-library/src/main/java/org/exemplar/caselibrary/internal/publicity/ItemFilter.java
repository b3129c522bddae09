package org.exemplar.caselibrary.internal.publicity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.GlobalId;

/**
 * Which items; all that is given must hold.
 *
 * @param kinds by channels of these kinds; empty for all
 * @param organization code of the organisation that publishes them
 * @param below also those below it
 * @param states in these; empty for all
 * @param from the day or later
 * @param until the day or earlier
 * @param writable of organisations within it also what is not published
 */
record ItemFilter(
    Optional<GlobalId> subject,
    Optional<String> channel,
    List<ChannelKind> kinds,
    Optional<String> organization,
    boolean below,
    List<ItemState> states,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Reach writable) {
  ItemFilter {
    kinds = List.copyOf(kinds);
    states = List.copyOf(states);
  }
}
