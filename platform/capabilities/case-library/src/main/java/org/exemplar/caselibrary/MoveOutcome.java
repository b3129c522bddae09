package org.exemplar.caselibrary;

import java.util.List;
import org.exemplar.spi.schema.Refusal;

/** What became of a case that was to move on. */
public sealed interface MoveOutcome {
  /** It did. */
  record Moved(CaseStudy study) implements MoveOutcome {}

  /**
   * It stays.
   *
   * @param refusals {@code CASE_NOT_FOUND}, {@code NOT_ALLOWED}, {@code OWN_ORGANIZATION}, {@code
   *     CONFLICT_OF_INTEREST}, {@code VERSION_CONFLICT}, {@code TRANSITION_NOT_ALLOWED}, {@code
   *     CASE_IN_SELECTION}, {@code CASE_INCOMPLETE}, {@code COMMENT_INVALID} or {@code
   *     REASON_TEXT_MISSING}
   */
  record Refused(List<Refusal> refusals) implements MoveOutcome {
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }
}
