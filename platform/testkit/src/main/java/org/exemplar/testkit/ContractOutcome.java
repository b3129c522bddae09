package org.exemplar.testkit;

import java.util.List;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;

/** What a check of the contract came to. */
public sealed interface ContractOutcome {
  /**
   * All of it holds.
   *
   * @param what what was looked at, and what could not be, with the reason
   */
  record Passed(LocalizedText what) implements ContractOutcome {}

  /**
   * Something does not hold.
   *
   * @param problems each with code, what is wrong, what would be right, and where that is known the
   *     file and line; never empty
   */
  record Failed(List<Problem> problems) implements ContractOutcome {
    public Failed {
      problems = List.copyOf(problems);
    }
  }

  /**
   * There was nothing to look at.
   *
   * @param reason why
   */
  record NotApplicable(LocalizedText reason) implements ContractOutcome {}
}
