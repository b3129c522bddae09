package org.exemplar.caselibrary.internal;

import java.util.List;
import org.exemplar.caselibrary.SaveOutcome;
import org.exemplar.caselibrary.SaveOutcome.Counts;
import org.exemplar.spi.schema.Refusal;

/** The payload of {@code saveCaseStudies}. */
public record SavePayload(
    List<CaseView> cases, int created, int updated, int unchanged, List<Refusal> errors) {

  static SavePayload of(SaveOutcome outcome) {
    return switch (outcome) {
      case SaveOutcome.Saved saved ->
          of(saved.cases().stream().map(CaseView::new).toList(), saved.counts(), List.of());
      case SaveOutcome.Checked checked -> of(List.of(), checked.counts(), List.of());
      case SaveOutcome.Refused refused -> of(List.of(), new Counts(0, 0, 0), refused.refusals());
    };
  }

  private static SavePayload of(List<CaseView> cases, Counts counts, List<Refusal> errors) {
    return new SavePayload(cases, counts.created(), counts.updated(), counts.unchanged(), errors);
  }
}
