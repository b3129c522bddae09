package org.exemplar.identity.internal;

import java.time.Instant;
import java.util.Map;

/**
 * Somebody of an OpenID provider who is an account here.
 *
 * @param subject what the provider calls it, for ever; it is in no entry of the change log
 */
record LinkedIdentity(String id, String account, String issuer, String subject, Instant linkedAt) {
  static final String TYPE = "LinkedIdentity";

  /** How what it does without a session is named in the origin of changes. */
  private static final String CREDENTIAL = "openid-";

  String credential() {
    return CREDENTIAL + id;
  }

  Map<String, ?> said() {
    return Map.of("account", account, "issuer", issuer);
  }
}
