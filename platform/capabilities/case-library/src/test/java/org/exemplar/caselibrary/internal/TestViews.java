package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.util.Optional;
import org.exemplar.caselibrary.CaseStanding;
import org.exemplar.caselibrary.CaseState;
import org.exemplar.caselibrary.CaseStudy;

/** Cases as GraphQL shows them. */
public final class TestViews {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private TestViews() {}

  /** A case of an organisation, or of none. */
  public static CaseView of(String key, Optional<String> organization) {
    Drafts draft = Drafts.good(key).without("organizationCode");
    organization.ifPresent(code -> draft.with("organizationCode", code));
    return CaseView.of(
        new CaseStudy(
            key,
            draft.draft().content(),
            Optional.empty(),
            CaseStanding.begun("tester").in(CaseState.PUBLISHED, NOW),
            1,
            NOW));
  }
}
