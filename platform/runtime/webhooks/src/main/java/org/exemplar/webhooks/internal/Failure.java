package org.exemplar.webhooks.internal;

/** Why a message did not arrive, or why nothing is sent any more. */
enum Failure {
  /** The answer was another one than 2xx. */
  STATUS,
  UNREACHABLE,
  TIMEOUT,
  TLS_FAILED,
  /** The name stands for an address to which nothing may be sent. */
  ADDRESS_FORBIDDEN,
  /** The receiver said that it is there no longer. */
  GONE,
  ACCOUNT_DISABLED
}
