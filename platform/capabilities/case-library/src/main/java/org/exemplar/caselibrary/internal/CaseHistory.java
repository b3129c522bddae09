package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.caselibrary.CaseAct;
import org.exemplar.caselibrary.CaseCapacity;
import org.exemplar.caselibrary.CasePromotionForm;
import org.exemplar.caselibrary.CaseState;
import org.exemplar.caselibrary.CaseTransition;
import org.exemplar.spi.schema.FieldContext;

/**
 * Answers with the steps of cases; what was said to an author is for those who work on the case.
 */
final class CaseHistory {
  private final StoredCaseStudies cases;

  CaseHistory(StoredCaseStudies cases) {
    this.cases = cases;
  }

  /** A step as somebody is told of it. */
  public record Step(CaseTransition transition, boolean inside) {
    public CaseAct act() {
      return transition.act();
    }

    public Optional<CaseState> from() {
      return transition.from();
    }

    public CaseState to() {
      return transition.to();
    }

    public Instant at() {
      return transition.at();
    }

    public CaseCapacity capacity() {
      return transition.act().capacity();
    }

    public Optional<CasePromotionForm> promotion() {
      return transition.form();
    }

    public Optional<String> comment() {
      return inside ? transition.comment() : Optional.empty();
    }
  }

  /** All of the fields have the same caller. */
  List<List<Step>> of(List<FieldContext> fields) {
    List<CaseView> views = fields.stream().map(field -> field.source(CaseView.class)).toList();
    Map<String, List<CaseTransition>> found =
        cases.history(views.stream().map(CaseView::key).distinct().toList());
    CaseAudience audience =
        cases
            .access()
            .audience(
                fields.getFirst().caller(),
                () ->
                    views.stream()
                        .flatMap(view -> view.summary().organizationCode().stream())
                        .distinct()
                        .toList());
    return views.stream()
        .map(
            view ->
                found.getOrDefault(view.key(), List.of()).stream()
                    .map(
                        step ->
                            new Step(
                                step,
                                audience.worksOn(
                                    view.summary().organizationCode(), view.summary().standing())))
                    .toList())
        .toList();
  }
}
