package org.exemplar.spi.programme;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.LocalizedText;

/**
 * The programme that came before, and what is taken over from it.
 *
 * @param name its name
 * @param takenOver what is taken over: bodies, unfinished commitments, experience
 * @param clause where the document says it
 */
public record Predecessor(
    LocalizedText name, List<Entry> takenOver, Optional<ClauseAnchor> clause) {
  public Predecessor {
    takenOver = List.copyOf(takenOver);
  }
}
