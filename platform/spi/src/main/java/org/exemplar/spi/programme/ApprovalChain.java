package org.exemplar.spi.programme;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.LocalizedText;

/**
 * The steps from an application or a recommendation to the end, in order.
 *
 * @param code kebab-case, unique in its template
 * @param name its name
 * @param steps at least one
 * @param clause where the document says it
 */
public record ApprovalChain(
    String code, LocalizedText name, List<ApprovalStep> steps, Optional<ClauseAnchor> clause) {
  public ApprovalChain {
    Check.code(code);
    steps = List.copyOf(steps);
    Check.require(!steps.isEmpty(), code + ": a chain has steps");
  }
}
