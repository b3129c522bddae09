package org.exemplar.caselibrary.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.spi.schema.Refusal;

/** Reckons what comes of a round. */
final class SelectionDecision {
  private final BiPredicate<String, String> torn;

  /**
   * A reckoning.
   *
   * @param torn whether an account must not judge cases of an organisation by now, so that what it
   *     has said before does not count
   */
  SelectionDecision(BiPredicate<String, String> torn) {
    this.torn = torn;
  }

  /** The ranks, or why there are none yet. */
  record Outcome(List<CaseRanking.Ranked> ranked, List<Refusal> refusals) {}

  Outcome of(
      CaseSelection selection,
      List<CaseEntry> entries,
      Map<String, CaseStudy> studies,
      List<String> preferred) {
    Map<String, ExactMean> means = new LinkedHashMap<>();
    List<Refusal> lacking = new ArrayList<>();
    for (CaseEntry entry : entries) {
      List<CaseReview> counted = counted(entry, studies);
      if (counted.size() < selection.minimumReviews()) {
        lacking.add(
            SelectionRefusals.lacksReviews(
                entry.caseKey(), counted.size(), selection.minimumReviews()));
      } else {
        means.put(entry.caseKey(), mean(selection.weights(), counted));
      }
    }
    if (!lacking.isEmpty()) {
      return new Outcome(List.of(), lacking);
    }
    CaseRanking.Result result = CaseRanking.of(means, selection.places(), preferred);
    return result.undecided().isEmpty()
        ? new Outcome(result.ranked(), List.of())
        : new Outcome(
            List.of(), List.of(SelectionRefusals.tied(result.undecided(), selection.places())));
  }

  private List<CaseReview> counted(CaseEntry entry, Map<String, CaseStudy> studies) {
    Optional<String> organization =
        Optional.ofNullable(studies.get(entry.caseKey()))
            .flatMap(study -> study.content().organizationCode());
    return entry.reviews().stream()
        .filter(review -> organization.filter(code -> torn.test(review.account(), code)).isEmpty())
        .toList();
  }

  private static ExactMean mean(CaseScores weights, List<CaseReview> reviews) {
    return new ExactMean(
        reviews.stream().mapToLong(review -> weights.of(review.points())).sum(), reviews.size());
  }
}
