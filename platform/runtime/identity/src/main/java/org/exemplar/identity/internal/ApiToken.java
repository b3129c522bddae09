package org.exemplar.identity.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A token of an account.
 *
 * @param name what it is for; two of one name may live at a time, so that they can be exchanged
 * @param scopes permissions that it can be used for, as far as its account holds them
 * @param part code of the organisation at the top of the part of the tree that it is good for
 * @param client name of the client program that uses it
 */
record ApiToken(
    String id,
    String account,
    String name,
    List<String> scopes,
    Optional<String> part,
    Optional<String> client,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> revokedAt,
    Optional<Instant> lastUsedAt) {
  static final String TYPE = "ApiToken";

  ApiToken {
    scopes = List.copyOf(scopes);
  }

  boolean isLive(Instant now) {
    return revokedAt.isEmpty() && now.isBefore(expiresAt);
  }
}
