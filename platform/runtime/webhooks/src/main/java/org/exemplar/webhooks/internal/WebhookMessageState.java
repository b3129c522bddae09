package org.exemplar.webhooks.internal;

/** What became of a message. */
enum WebhookMessageState {
  PENDING,
  DELIVERED,
  /** Given up. */
  DEAD
}
