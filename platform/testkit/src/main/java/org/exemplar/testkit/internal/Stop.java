package org.exemplar.testkit.internal;

import org.exemplar.testkit.ContractOutcome;

/** Ends a check early. */
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient ContractOutcome outcome;

  Stop(ContractOutcome outcome) {
    super(outcome.toString());
    this.outcome = outcome;
  }

  ContractOutcome outcome() {
    return outcome;
  }
}
