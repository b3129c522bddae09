package org.exemplar.caselibrary;

import java.time.Instant;
import java.util.Optional;

/**
 * A case (案例) of the library.
 *
 * @param key unique in the platform
 * @param content what it tells
 * @param organizationName name of its organisation when the case was saved
 * @param version 1 at first, one more at each change
 * @param updatedAt when it was last changed
 */
public record CaseStudy(
    String key,
    CaseContent content,
    Optional<String> organizationName,
    int version,
    Instant updatedAt) {}
