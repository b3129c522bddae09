package org.exemplar.caselibrary;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a case stands in its workflow.
 *
 * @param madeBy id of the account that made it; empty where that was not written down
 * @param publishedAt when it was made public first
 * @param withdrawal why nobody is to follow it, of a case that was withdrawn
 */
public record CaseStanding(
    CaseState state,
    Optional<String> madeBy,
    Optional<Instant> publishedAt,
    Optional<CaseWithdrawal> withdrawal) {
  /** That of a case which somebody begins. */
  public static CaseStanding begun(String account) {
    return new CaseStanding(
        CaseState.DRAFT, Optional.of(account), Optional.empty(), Optional.empty());
  }

  /** The same in another state, reached at that time. */
  public CaseStanding in(CaseState next, Instant now) {
    return new CaseStanding(
        next,
        madeBy,
        next.isPublic() ? Optional.of(publishedAt.orElse(now)) : Optional.empty(),
        Optional.empty());
  }

  /** The same, withdrawn. */
  public CaseStanding withdrawn(CaseWithdrawal why) {
    return new CaseStanding(CaseState.WITHDRAWN, madeBy, publishedAt, Optional.of(why));
  }
}
