package org.exemplar.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.osgi.annotation.versioning.ProviderType;

/** What a unit of work may use, on the writing thread and until the work returns. */
@ProviderType
public interface Transaction {
  /** The handle to read and write with; it must not begin or end transactions. */
  Handle handle();

  /**
   * Appends an entry to the change log and returns its position. Every write has one.
   *
   * @throws IllegalArgumentException when the payload is no JSON object
   */
  long record(NewChange change);

  /** The time of the transaction, in whole milliseconds. */
  Instant now();
}
