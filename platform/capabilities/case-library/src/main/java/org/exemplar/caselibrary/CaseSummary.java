package org.exemplar.caselibrary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exemplar.spi.OrganizationLevel;

/**
 * What a list shows of a case: everything but what it tells at length.
 *
 * @param key unique in the platform
 * @param organizationCode code of the organisation that it is of
 * @param organizationName name of its organisation when the case was saved
 * @param organizationType qualified code of a type
 * @param standing how far it has come
 * @param version 1 at first, one more at each change
 * @param updatedAt when it was last changed
 */
public record CaseSummary(
    String key,
    String title,
    Optional<String> organizationCode,
    Optional<String> organizationName,
    String sector,
    Optional<String> organizationType,
    Optional<OrganizationLevel> level,
    Optional<String> place,
    Optional<String> period,
    List<String> keywords,
    CaseStanding standing,
    int version,
    Instant updatedAt) {
  /** That of a case. */
  public static CaseSummary of(CaseStudy study) {
    CaseContent content = study.content();
    return new CaseSummary(
        study.key(),
        content.title(),
        content.organizationCode(),
        study.organizationName(),
        content.sector(),
        content.organizationType(),
        content.level(),
        content.place(),
        content.period(),
        content.keywords(),
        study.standing(),
        study.version(),
        study.updatedAt());
  }
}
