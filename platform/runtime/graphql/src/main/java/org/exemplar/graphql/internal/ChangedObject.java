package org.exemplar.graphql.internal;

import java.time.Instant;
import java.util.Optional;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;

/**
 * A change of the log as the schema shows it.
 *
 * @param id the object that was changed
 * @param organizationCode that of the organisation that it is or belongs to
 */
record ChangedObject(
    long position, Instant at, ChangeKind kind, GlobalId id, Optional<String> organizationCode) {
  static ChangedObject of(Change change, GlobalId id, Optional<String> organizationCode) {
    return new ChangedObject(change.position(), change.at(), change.kind(), id, organizationCode);
  }
}
