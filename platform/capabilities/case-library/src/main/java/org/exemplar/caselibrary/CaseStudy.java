package org.exemplar.caselibrary;

import java.time.Instant;
import java.util.Optional;

/**
 * A case (案例) of the library.
 *
 * @param key unique in the platform
 * @param content what it tells
 * @param organizationName name of its organisation when the case was saved
 * @param standing how far it has come
 * @param version 1 at first, one more at each change
 * @param updatedAt when it was last changed
 */
public record CaseStudy(
    String key,
    CaseContent content,
    Optional<String> organizationName,
    CaseStanding standing,
    int version,
    Instant updatedAt) {
  /** How far it has come. */
  public CaseState state() {
    return standing.state();
  }

  /** The same at the next version, standing elsewhere. */
  public CaseStudy standing(CaseStanding next, Instant now) {
    return new CaseStudy(key, content, organizationName, next, version + 1, now);
  }
}
