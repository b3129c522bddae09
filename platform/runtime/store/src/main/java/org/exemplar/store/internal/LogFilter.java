package org.exemplar.store.internal;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of the change log are asked for.
 *
 * @param size position of the last one that counts
 * @param actor by whom
 * @param subjectType of what type of object
 * @param subjectKey of what object
 * @param from not before
 * @param below before
 */
record LogFilter(
    long size,
    Optional<String> actor,
    Optional<String> subjectType,
    Optional<String> subjectKey,
    Optional<Instant> from,
    Optional<Instant> below) {
  /** Whether it asks for all. */
  boolean isOpen() {
    return actor.isEmpty()
        && subjectType.isEmpty()
        && subjectKey.isEmpty()
        && from.isEmpty()
        && below.isEmpty();
  }
}
