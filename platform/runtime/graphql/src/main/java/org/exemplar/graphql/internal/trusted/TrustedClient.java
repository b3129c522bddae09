package org.exemplar.graphql.internal.trusted;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.TrustedList.Mode;
import org.exemplar.spi.schema.GlobalId;

/**
 * A client program with a list of documents.
 *
 * @param mode what becomes of operations that are not in the list
 * @param version 0 as long as nothing was said of it
 */
record TrustedClient(String name, Mode mode, int version, Optional<Instant> updatedAt) {
  static final String TYPE = "TrustedClient";

  /** One of which nothing was said yet. */
  static TrustedClient unsaid(String name) {
    return new TrustedClient(name, Mode.OFF, 0, Optional.empty());
  }

  /** The same after a change. */
  TrustedClient changed(Mode wanted, Instant now) {
    return new TrustedClient(name, wanted, version + 1, Optional.of(now));
  }

  public String id() {
    return new GlobalId(TYPE, name).encode();
  }

  /** What the change log says of it. */
  Map<String, ?> told() {
    return Map.of("mode", mode.name(), "version", version);
  }
}
