package org.exemplar.caselibrary;

import java.util.List;
import org.exemplar.spi.schema.Refusal;

/** What became of cases that were to be saved. */
public sealed interface SaveOutcome {

  /**
   * All of them are kept.
   *
   * @param cases in the order of the input
   * @param counts how many were new, changed or left as they were
   */
  record Saved(List<CaseStudy> cases, Counts counts) implements SaveOutcome {
    public Saved {
      cases = List.copyOf(cases);
    }
  }

  /** They are right; nothing was written because only that was asked. */
  record Checked(Counts counts) implements SaveOutcome {}

  /**
   * None of them is kept.
   *
   * @param refusals {@code CASE_INVALID}, {@code SECTOR_UNKNOWN}, {@code ORGANIZATION_NOT_FOUND},
   *     {@code CRITERION_UNKNOWN}, {@code FACET_UNKNOWN}, {@code FACET_INVALID}, {@code
   *     VERSION_CONFLICT} or {@code TOO_MANY_ITEMS}; paths begin with {@code input}, {@code cases}
   *     and the case's place in the input, from 0
   */
  record Refused(List<Refusal> refusals) implements SaveOutcome {
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }

  /** How many cases were new, changed or left as they were. */
  record Counts(int created, int updated, int unchanged) {}
}
