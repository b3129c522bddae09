package org.exemplar.spi.programme;

import java.util.Optional;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.LocalizedText;

/**
 * Something that happens at, or must be done by, a moment.
 *
 * @param code kebab-case, unique in its template
 * @param name what it is
 * @param when the moment
 * @param deadline whether it must be done by then
 * @param clause where the document says it
 */
public record Milestone(
    String code, LocalizedText name, Moment when, boolean deadline, Optional<ClauseAnchor> clause) {
  public Milestone {
    Check.code(code);
  }
}
