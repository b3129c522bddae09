package org.exemplar.webhooks.internal;

import java.time.Duration;
import java.util.Optional;

/**
 * What came back when a message was sent.
 *
 * @param status HTTP status; empty when there was no answer
 * @param failure empty when it arrived
 * @param pause how long the receiver asks to be left alone
 */
record Receipt(Optional<Integer> status, Optional<Failure> failure, Optional<Duration> pause) {
  private static final int GONE = 410;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY_REQUESTS = 429;

  static Receipt answered(int status, Optional<Duration> pause) {
    return new Receipt(
        Optional.of(status),
        status / 100 == 2 ? Optional.empty() : Optional.of(Failure.STATUS),
        pause);
  }

  static Receipt failed(Failure failure) {
    return new Receipt(Optional.empty(), Optional.of(failure), Optional.empty());
  }

  boolean arrived() {
    return failure.isEmpty();
  }

  boolean isGone() {
    return status.filter(code -> code == GONE).isPresent();
  }

  /** Whether the receiver judged the message, and not its own condition. */
  boolean isRefused() {
    return status
        .filter(
            code ->
                code / 100 == 4
                    && code != REQUEST_TIMEOUT
                    && code != TOO_EARLY
                    && code != TOO_MANY_REQUESTS)
        .isPresent();
  }
}
