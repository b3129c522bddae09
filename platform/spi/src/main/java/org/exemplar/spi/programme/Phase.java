package org.exemplar.spi.programme;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.LocalizedText;

/**
 * A stretch of a programme. Phases may lie within others and may overlap.
 *
 * @param code kebab-case, unique in its template
 * @param name its name
 * @param within code of the phase that it lies within
 * @param from when it begins
 * @param until when it ends
 * @param tasks what is done in it
 * @param clause where the document says it
 */
public record Phase(
    String code,
    LocalizedText name,
    Optional<String> within,
    Optional<Moment> from,
    Optional<Moment> until,
    List<Entry> tasks,
    Optional<ClauseAnchor> clause) {
  public Phase {
    Check.code(code);
    tasks = List.copyOf(tasks);
    Check.require(!within.equals(Optional.of(code)), code + " cannot lie within itself");
  }
}
