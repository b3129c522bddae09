package org.exemplar.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.osgi.annotation.versioning.ProviderType;

/** What a unit of work may use. */
@ProviderType
public interface Transaction {
  /** The handle to read and write with. */
  Handle handle();

  /** Appends an entry to the change log and returns its position. Every write has one. */
  long record(NewChange change);

  /** The time of the transaction. */
  Instant now();
}
