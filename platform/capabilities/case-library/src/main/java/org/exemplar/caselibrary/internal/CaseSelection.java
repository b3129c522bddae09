package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.exemplar.spi.OrganizationLevel;

/**
 * A round in which a body selects cases of its level and below.
 *
 * @param code unique in the platform
 * @param level on which cases are selected
 * @param bodyCode code of the organisation that runs it
 * @param bodyName its name when the round was opened
 * @param weights of the dimensions, which sum to 100
 * @param places how many can be selected
 * @param minimumReviews how many each entry needs
 * @param opensOn first day on which cases are entered
 * @param closesOn last one
 * @param version 1 at first, one more at each change
 */
record CaseSelection(
    String code,
    String title,
    OrganizationLevel level,
    String bodyCode,
    String bodyName,
    CaseScores weights,
    int places,
    int minimumReviews,
    LocalDate opensOn,
    LocalDate closesOn,
    CaseSelectionState state,
    Optional<Instant> decidedAt,
    int version) {
  /** Name of the type in the schema and in the change log. */
  static final String TYPE = "CaseSelection";

  CaseSelection in(CaseSelectionState next, Optional<Instant> decided) {
    return new CaseSelection(
        code,
        title,
        level,
        bodyCode,
        bodyName,
        weights,
        places,
        minimumReviews,
        opensOn,
        closesOn,
        next,
        decided,
        version + 1);
  }

  /** The same at the next version. */
  CaseSelection touched() {
    return in(state, decidedAt);
  }

  boolean isDecided() {
    return state == CaseSelectionState.DECIDED;
  }
}
