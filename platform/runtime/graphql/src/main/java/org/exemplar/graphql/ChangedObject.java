package org.exemplar.graphql;

import java.time.Instant;
import java.util.Optional;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;

/**
 * A change of the log as the schema shows it.
 *
 * @param position where it stands in the log
 * @param at when it was committed
 * @param kind what was done
 * @param id the object that was changed
 * @param organizationCode that of the organisation that it is or belongs to
 */
public record ChangedObject(
    long position, Instant at, ChangeKind kind, GlobalId id, Optional<String> organizationCode) {
  /** A change of an object. */
  public static ChangedObject of(Change change, GlobalId id, Optional<String> organizationCode) {
    return new ChangedObject(change.position(), change.at(), change.kind(), id, organizationCode);
  }
}
