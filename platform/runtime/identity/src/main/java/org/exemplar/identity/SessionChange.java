package org.exemplar.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A mutation's answer that begins or ends the session of a browser: the web room sets its cookie.
 * The secret is in no field of the schema.
 */
public interface SessionChange {
  /**
   * A session that begins.
   *
   * @param secret what the cookie holds
   * @param expiresAt when it ends at the latest
   */
  record Cookie(String secret, Instant expiresAt) {}

  /** Whether there is anything to be done at all. */
  boolean changesSession();

  /** The cookie to set; empty to take it away. */
  Optional<Cookie> cookie();
}
