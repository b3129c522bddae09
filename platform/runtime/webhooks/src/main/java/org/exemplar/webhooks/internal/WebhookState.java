package org.exemplar.webhooks.internal;

/** Whether a webhook is sent. */
enum WebhookState {
  ACTIVE,
  /** By somebody. */
  PAUSED,
  /** By the platform, which gave up. */
  SUSPENDED
}
