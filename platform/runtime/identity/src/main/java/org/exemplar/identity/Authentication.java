package org.exemplar.identity;

import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;

/** Outcome of looking at credentials. */
public sealed interface Authentication {
  /** Somebody, or nobody in particular where there were no credentials. */
  record Known(Caller caller) implements Authentication {}

  /**
   * The credentials are no good: {@code TOKEN_INVALID}, {@code TOKEN_EXPIRED}, {@code
   * TOKEN_REVOKED}, {@code SESSION_ENDED}, {@code CSRF_TOKEN_WRONG}, {@code ACCOUNT_DISABLED}.
   */
  record Rejected(Refusal refusal) implements Authentication {}
}
