package org.exemplar.caselibrary.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.schema.Refusal;

/** What became of a change of a round: the round as it is by now, or why it stays. */
record SelectionOutcome(Optional<CaseSelection> selection, List<Refusal> refusals) {
  SelectionOutcome {
    refusals = List.copyOf(refusals);
  }

  static SelectionOutcome of(CaseSelection selection) {
    return new SelectionOutcome(Optional.of(selection), List.of());
  }

  static SelectionOutcome refused(Refusal... refusals) {
    return refused(List.of(refusals));
  }

  static SelectionOutcome refused(List<Refusal> refusals) {
    return new SelectionOutcome(Optional.empty(), refusals);
  }
}
