package org.exemplar.caselibrary.internal;

import java.util.List;
import java.util.Optional;

/**
 * A case in a round of selection.
 *
 * @param reviewers ids of the accounts that are to review it
 * @param reviews what they said so far
 * @param result what came of it, of a round that is decided
 */
record CaseEntry(
    String selectionCode,
    String caseKey,
    List<String> reviewers,
    List<CaseReview> reviews,
    Optional<CaseRanking.Ranked> result) {
  CaseEntry {
    reviewers = List.copyOf(reviewers);
    reviews = List.copyOf(reviews);
  }

  Optional<CaseReview> by(String account) {
    return reviews.stream().filter(review -> review.account().equals(account)).findFirst();
  }
}
