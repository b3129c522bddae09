package org.exemplar.store.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.exemplar.store.Deadline;
import org.exemplar.store.Snapshot;
import org.exemplar.store.StoreException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads, each on one snapshot of a pooled connection. */
final class Snapshots implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ScopedValue<View> current = ScopedValue.newInstance();
  private final Semaphore readers = new Semaphore(Integer.MAX_VALUE);
  private final Engine engine;
  private final HandleSource handles;
  private final HikariDataSource pool;
  private volatile boolean closed;

  Snapshots(Engine engine, HandleSource handles) {
    HikariConfig config = engine.reading();
    config.setPoolName("exemplar-store-readers");
    config.setAutoCommit(false);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    this.engine = engine;
    this.handles = handles;
    this.pool = new HikariDataSource(config);
  }

  /** What the code at hand sees, and whether that is a transaction that writes. */
  private record View(Handle handle, boolean writing) {}

  /** A read inside a read, or inside a work, sees what that one sees. */
  <T> T read(Function<Handle, T> queries) {
    if (current.isBound()) {
      return queries.apply(current.get().handle());
    }
    try {
      return readApart(queries);
    } catch (RuntimeException broken) {
      throw Outages.told(broken) instanceof StoreException outage ? outage : broken;
    }
  }

  private <T> T readApart(Function<Handle, T> queries) {
    Optional<Snapshot> shared = Snapshot.current();
    if (shared.isEmpty()) {
      try (Lent lent = lend()) {
        return read(lent, queries);
      }
    }
    try {
      return read(shared.get().held(this, Lent.class, this::lend), queries);
    } catch (RuntimeException | Error broken) {
      leave(shared.get(), broken); // a transaction that an error ended answers nothing more
      throw broken;
    }
  }

  private static void leave(Snapshot snapshot, Throwable broken) {
    try {
      snapshot.end();
    } catch (RuntimeException alsoBroken) {
      broken.addSuppressed(alsoBroken);
    }
  }

  /** Runs a work whose reads go through its own handle. */
  void write(Handle handle, Runnable work) {
    ScopedValue.where(current, new View(handle, true)).run(work);
  }

  /** Whether the caller is inside a work, and so sees what is not committed yet. */
  boolean writing() {
    return current.isBound() && current.get().writing();
  }

  /** Lets reads that have begun finish, for ten seconds at most. */
  @Override
  public void close() {
    closed = true;
    try {
      boolean quiet = readers.tryAcquire(Integer.MAX_VALUE, PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (quiet) {
        readers.release(Integer.MAX_VALUE);
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    pool.close();
  }

  private void interrupt(Connection connection) {
    try {
      engine.interrupt(connection);
    } catch (SQLException gone) {
      LOG.debug("A query that takes too long could not be interrupted", gone);
    }
  }

  private Lent lend() {
    if (closed || !readers.tryAcquire()) {
      throw new StoreException("STORE_CLOSED", "the store is closed");
    }
    try {
      Connection connection = pool.getConnection();
      return new Lent(this, connection, handles.over(connection));
    } catch (SQLException broken) {
      readers.release();
      throw unavailable(broken);
    }
  }

  private <T> T read(Lent lent, Function<Handle, T> queries) {
    Optional<Deadline> deadline = Deadline.current();
    Supplier<T> reading =
        () ->
            ScopedValue.where(current, new View(lent.handle(), false))
                .call(() -> queries.apply(lent.handle()));
    return deadline.isEmpty()
        ? reading.get()
        : deadline.get().interrupting(() -> interrupt(lent.connection()), reading);
  }

  private static StoreException unavailable(SQLException broken) {
    return new StoreException("STORE_UNAVAILABLE", "cannot read from the store", broken);
  }

  /** A connection of the pool, which rolls back when it returns there. */
  private record Lent(Snapshots owner, Connection connection, Handle handle)
      implements Snapshot.Held {
    @Override
    public void close() {
      try (connection) {
        handle.close();
      } catch (SQLException broken) {
        throw unavailable(broken);
      } finally {
        owner.readers.release();
      }
    }
  }
}
