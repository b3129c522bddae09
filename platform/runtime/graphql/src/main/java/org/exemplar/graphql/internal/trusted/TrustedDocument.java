package org.exemplar.graphql.internal.trusted;

import java.time.Instant;
import java.util.Map;

/**
 * A document that a client is trusted with.
 *
 * @param id what requests name it by
 * @param digest SHA-256 of its text in UTF-8, in lower-case hex
 */
record TrustedDocument(
    String client, String id, String digest, String document, Instant registeredAt) {
  static final String TYPE = "TrustedDocument";

  String key() {
    return client + "/" + id;
  }

  /** What the change log says of it: its text stands there by its digest. */
  Map<String, ?> told() {
    return Map.of("client", client, "id", id, "digest", digest);
  }
}
