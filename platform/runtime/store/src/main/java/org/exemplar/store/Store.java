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
   * tables.
   *
   * @throws StoreException {@code MIGRATION_FAILED}
   */
  void migrate(Migrations migrations);

  /** Runs queries on one consistent snapshot; the handle must not be kept. */
  <T> T read(Function<Handle, T> queries);

  /**
   * Runs one unit of work that is committed whole, together with its change-log entries, or not at
   * all, and returns after the commit is durable. Works of several threads may share one commit.
   * What the work throws is thrown to the caller after its own writes are undone; works that share
   * the commit are not touched.
   */
  <T> T write(Work<T> work);

  /** The ordered log of all committed changes. */
  ChangeLog changes();

  /** Which engine holds the data, such as {@code SQLite 3.54.1} or {@code PostgreSQL 18.6}. */
  String engine();
}
