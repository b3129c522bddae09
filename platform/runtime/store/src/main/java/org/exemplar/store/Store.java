package org.exemplar.store;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one relational store of the platform, an OSGi service. It is registered once the store's own
 * tables are migrated.
 *
 * <p>SQL is plain and in the subset that SQLite and PostgreSQL share.
 */
@ProviderType
public interface Store {
  /**
   * Brings the tables of one owner up to date. Call it before the first read or write of those
   * tables. When the same scripts have run before, it costs one query. Scripts that the database
   * has and the code no longer has are left alone.
   *
   * @throws StoreException {@code MIGRATION_FAILED} when a script fails, or one that has run is
   *     another one now; nothing of a script that fails stays. {@code STORE_UNAVAILABLE}, {@code
   *     STORE_CLOSED}
   * @throws IllegalStateException on the writing thread
   */
  void migrate(Migrations migrations);

  /**
   * Runs queries on one consistent snapshot; the handle must not be kept. A read inside a read
   * shares its snapshot, and so do the reads of a thread over one {@link Snapshot}; a read inside a
   * work sees what the work has written.
   *
   * <p>{@link java.time.Instant} and {@link java.time.LocalDate} are bound and mapped as text in
   * ISO 8601, instants in UTC with three digits of milliseconds; columns are {@code TEXT}.
   *
   * @throws StoreException {@code STORE_UNAVAILABLE}, {@code STORE_CLOSED}
   */
  <T> T read(Function<Handle, T> queries);

  /**
   * Runs one unit of work that is committed whole, together with its change-log entries, or not at
   * all, and returns after the commit is durable. Works of several threads may share one commit.
   * What the work throws is thrown to the caller after its own writes are undone; works that share
   * the commit are not touched.
   *
   * <p>A thread that is interrupted before its work has begun withdraws it; after that it waits for
   * the outcome and stays interrupted.
   *
   * @throws StoreException {@code STORE_UNAVAILABLE} when the commit failed or the work was
   *     withdrawn, {@code STORE_CLOSED}; nothing was written, unless the connection to a database
   *     server broke during the commit itself: then it is unknown
   * @throws IllegalStateException inside another work, or in a commit listener
   */
  <T> T write(Work<T> work);

  /** The ordered log of all committed changes. */
  ChangeLog changes();

  /** Whether other processes may write to the same database. */
  boolean isShared();

  /** Which engine holds the data, such as {@code SQLite 3.54.1} or {@code PostgreSQL 18.6}. */
  String engine();
}
