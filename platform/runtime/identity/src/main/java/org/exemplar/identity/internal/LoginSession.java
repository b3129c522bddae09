package org.exemplar.identity.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.identity.Origin;

/**
 * A browser that is signed in.
 *
 * @param id what it is called in the change log; the beginning of its hash
 * @param hash SHA-256 of its secret in hex
 * @param identity id of the identity at a provider that it was begun by; empty for a password
 */
record LoginSession(
    String id,
    String hash,
    String account,
    Optional<String> identity,
    Instant createdAt,
    Instant expiresAt) {
  static final String TYPE = "LoginSession";

  private static final int ID_LENGTH = 16;

  static LoginSession of(
      String secret, String account, Optional<String> identity, Instant now, Instant expiresAt) {
    String hash = Secrets.digest(secret);
    return new LoginSession(hash.substring(0, ID_LENGTH), hash, account, identity, now, expiresAt);
  }

  Map<String, ?> said() {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("account", account);
    identity.ifPresent(id -> said.put("identity", id));
    said.put("expiresAt", expiresAt.toString());
    return said;
  }

  /** What the origin of changes names it. */
  String name() {
    return Origin.SESSION + id;
  }
}
