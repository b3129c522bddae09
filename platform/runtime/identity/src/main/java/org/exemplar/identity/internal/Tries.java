package org.exemplar.identity.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Passwords that were tried in a row with one login, whether or not it is somebody's.
 *
 * @param failures how many; a right one begins anew
 * @param lockedUntil until when none is looked at
 * @param last when the last one was tried
 */
record Tries(int failures, Optional<Instant> lockedUntil, Optional<Instant> last) {
  /** How many wrong ones lock. */
  static final int MOST = 5;

  /** How long a lock lasts, and after how long without a try the ones before are forgotten. */
  static final Duration LOCK = Duration.ofMinutes(15);

  static final Tries NONE = new Tries(0, Optional.empty(), Optional.empty());

  boolean isLocked(Instant now) {
    return lockedUntil.filter(now::isBefore).isPresent();
  }

  /** With one more; while a lock lasts it changes nothing but the time. */
  Tries another(Instant now) {
    if (isLocked(now)) {
      return new Tries(failures, lockedUntil, Optional.of(now));
    }
    boolean goesOn =
        lockedUntil.isEmpty() && last.filter(time -> now.isBefore(time.plus(LOCK))).isPresent();
    int counted = goesOn ? failures + 1 : 1;
    return new Tries(
        counted,
        counted >= MOST ? Optional.of(now.plus(LOCK)) : Optional.empty(),
        Optional.of(now));
  }
}
