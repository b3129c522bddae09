package org.exemplar.caselibrary.internal.publicity;

import java.util.List;
import java.util.Optional;

/**
 * Which channels; all that is given must hold.
 *
 * @param kinds of these; empty for all
 * @param usableBy code of an organisation that may use them
 */
record ChannelFilter(List<ChannelKind> kinds, Optional<String> usableBy, Optional<Boolean> active) {
  static final ChannelFilter ALL = new ChannelFilter(List.of(), Optional.empty(), Optional.empty());

  ChannelFilter {
    kinds = List.copyOf(kinds);
  }
}
