package org.exemplar.spi.identity;

import java.util.Optional;

/**
 * Where a change comes from, as the change log keeps it for ever; ids only, no names of people.
 *
 * @param actor who does it: {@code anonymous}, {@code platform}, or the id of an account
 * @param token id of the API token that it was done with
 * @param onBehalfOf code of the organisation that it was done for
 * @param reason why, in the words of who did it
 * @param request correlation id of the request
 * @param idempotencyKey what the client calls this change, so that sending it again changes nothing
 */
public record Origin(
    String actor,
    Optional<String> token,
    Optional<String> onBehalfOf,
    Optional<String> reason,
    Optional<String> request,
    Optional<String> idempotencyKey) {
  /** Nobody that the platform knows. */
  public static final Origin ANONYMOUS = of("anonymous");

  /** Who owns the data folder of the platform, on the machine itself. */
  public static final Origin OWNER = of("owner");

  /** How the id of a session begins, which stands in the place of a token's. */
  public static final String SESSION = "session-";

  /** The platform itself. */
  public static final Origin PLATFORM = of("platform");

  /** Somebody of whom nothing else is to be said. */
  public static Origin of(String actor) {
    return new Origin(
        actor,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The id of the session of a person that it was done in; empty where it was none. */
  public Optional<String> session() {
    return token.filter(id -> id.startsWith(SESSION)).map(id -> id.substring(SESSION.length()));
  }

  /** The same in a request. */
  public Origin in(String requestId) {
    return new Origin(actor, token, onBehalfOf, reason, Optional.of(requestId), idempotencyKey);
  }

  /** The same for a change that its client gave a reason and a key. */
  public Origin because(Optional<String> why, Optional<String> key) {
    return new Origin(actor, token, onBehalfOf, why, request, key);
  }
}
