package org.exemplar.caselibrary;

import java.util.List;
import org.exemplar.spi.schema.Refusal;

/** What became of cases that were to be saved. */
public sealed interface SaveOutcome {

  /**
   * All of them are kept.
   *
   * @param cases in the order of the input
   * @param effects what was done to each
   */
  record Saved(List<CaseStudy> cases, List<Effect> effects) implements SaveOutcome {
    public Saved {
      cases = List.copyOf(cases);
      effects = List.copyOf(effects);
    }
  }

  /**
   * They are right; nothing was written because only that was asked.
   *
   * @param effects what would be done to each, in the order of the input
   */
  record Checked(List<Effect> effects) implements SaveOutcome {
    public Checked {
      effects = List.copyOf(effects);
    }
  }

  /**
   * None of them is kept.
   *
   * @param refusals {@code CASE_INVALID}, {@code SECTOR_UNKNOWN}, {@code ORGANIZATION_NOT_FOUND},
   *     {@code CRITERION_UNKNOWN}, {@code FACET_UNKNOWN}, {@code FACET_INVALID}, {@code
   *     VERSION_CONFLICT}, {@code CASE_UNDER_REVIEW}, {@code NOT_ALLOWED} or {@code
   *     TOO_MANY_ITEMS}; paths begin with {@code input}, {@code cases} and the case's place in the
   *     input, from 0
   */
  record Refused(List<Refusal> refusals) implements SaveOutcome {
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }

  /** What saving does to a case. */
  enum Effect {
    /** It is new. */
    CREATED,
    /** It was there, and is another now. */
    UPDATED,
    /** It stays as it was. */
    UNCHANGED
  }
}
