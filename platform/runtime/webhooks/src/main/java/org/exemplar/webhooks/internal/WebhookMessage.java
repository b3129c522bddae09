package org.exemplar.webhooks.internal;

import java.time.Instant;
import java.util.Optional;

/**
 * Changes that are sent together. What they are is read from the log each time it is sent.
 *
 * @param firstPosition of the first change that it may hold
 * @param lastPosition of the last change that it may hold
 * @param changes how many it was made of
 * @param attempts how often it was sent
 * @param nextAttemptAt when it is sent next; empty when it is not
 * @param status HTTP status of the last answer
 */
record WebhookMessage(
    String id,
    String webhook,
    WebhookMessageState state,
    long firstPosition,
    long lastPosition,
    int changes,
    int attempts,
    Instant createdAt,
    Optional<Instant> lastAttemptAt,
    Optional<Instant> nextAttemptAt,
    Optional<Integer> status,
    Optional<Failure> failure) {

  /** One that is to be sent for the first time. */
  static WebhookMessage made(
      String id, String webhook, long firstPosition, long lastPosition, int changes, Instant now) {
    return new WebhookMessage(
        id,
        webhook,
        WebhookMessageState.PENDING,
        firstPosition,
        lastPosition,
        changes,
        0,
        now,
        Optional.empty(),
        Optional.of(now),
        Optional.empty(),
        Optional.empty());
  }

  /** The same after it was sent. */
  WebhookMessage sent(
      WebhookMessageState became, Instant now, Optional<Instant> next, Receipt receipt) {
    return new WebhookMessage(
        id,
        webhook,
        became,
        firstPosition,
        lastPosition,
        changes,
        attempts + 1,
        createdAt,
        Optional.of(now),
        next,
        receipt.status(),
        receipt.failure());
  }
}
