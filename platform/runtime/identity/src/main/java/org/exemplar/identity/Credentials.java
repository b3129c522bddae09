package org.exemplar.identity;

import java.util.Optional;

/**
 * What a request proves who it is with.
 *
 * @param bearer the token of the header {@code Authorization: Bearer}
 * @param session the secret of the session's cookie
 * @param csrf the header {@code X-CSRF-Token}, which a request with a session's cookie needs
 *     wherever it may change something
 * @param mayChange whether it may change something, as over POST
 */
public record Credentials(
    Optional<String> bearer, Optional<String> session, Optional<String> csrf, boolean mayChange) {
  /** None at all. */
  public static final Credentials NONE =
      new Credentials(Optional.empty(), Optional.empty(), Optional.empty(), true);

  /** A token alone. */
  public static Credentials bearer(String token) {
    return new Credentials(Optional.of(token), Optional.empty(), Optional.empty(), true);
  }
}
