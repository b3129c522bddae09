package org.exemplar.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.exemplar.store.Snapshot;
import org.exemplar.store.StoreException;
import org.exemplar.store.Work;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one thread takes the works that wait, runs each inside a savepoint, commits them
 * together and only then tells their callers. It never waits for more works to come: they gather
 * while the disk syncs the commit before.
 */
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int WORKS_PER_COMMIT = 256;
  private static final long NANOS_PER_COMMIT = Duration.ofMillis(20).toNanos();

  private final WorkQueue queue = new WorkQueue();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("exemplar-store-writer").unstarted(this::serve);
  private final WritingConnection line;
  private final HandleSource handles;
  private final Snapshots snapshots;
  private final CommittedChanges changes;
  private final Clock clock;

  Writer(
      WritingConnection line,
      HandleSource handles,
      Snapshots snapshots,
      CommittedChanges changes,
      Clock clock) {
    this.line = line;
    this.handles = handles;
    this.snapshots = snapshots;
    this.changes = changes;
    this.clock = clock;
  }

  void start() {
    thread.start();
  }

  <T> T write(Work<T> work) {
    requireOtherThread("write");
    Snapshot.leave();
    QueuedWork<T> queued = new QueuedWork<>(work);
    queue.add(queued);
    return queued.await();
  }

  /** Waiting for the writing thread on the writing thread would never end. */
  void requireOtherThread(String call) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException(
          call
              + " was called on the writing thread, from a work or a commit listener: "
              + "a work uses its transaction, a listener hands over to another thread");
    }
  }

  /** Finishes what is queued. */
  @Override
  public void close() {
    queue.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    for (QueuedWork<?> work = queue.take(); work != null; work = queue.take()) {
      if (work.claim()) {
        commitWith(work);
      }
    }
  }

  private void commitWith(QueuedWork<?> first) {
    List<QueuedWork<?>> group = new ArrayList<>();
    group.add(first);
    line.turn().lock();
    try {
      commit(group);
    } catch (Throwable broken) { // whatever it is, callers wait and this thread must live
      LOG.warn("A commit of {} works failed; the store reconnects", group.size(), broken);
      line.drop();
      group.forEach(work -> work.failed(unavailable(broken)));
      return;
    } finally {
      line.turn().unlock();
    }
    group.forEach(QueuedWork::committed);
    if (!group.isEmpty()) {
      changes.announce();
    }
  }

  /** Leaves in the group what was committed; works that failed have been told and removed. */
  private void commit(List<QueuedWork<?>> group) throws SQLException {
    ChainHead before = begin();
    Connection connection = line.open();
    ChainHead head = runAll(connection, before, group);
    if (group.isEmpty()) {
      connection.rollback();
      return;
    }
    if (head.position() > before.position()) {
      ChangeRows.moveHead(connection, head);
    }
    connection.commit();
    changes.moveTo(head.position());
  }

  /** Nothing has run yet: a connection that broke while it was idle may be replaced. */
  private ChainHead begin() throws SQLException {
    try {
      return ChangeRows.takeHead(line.open());
    } catch (SQLException stale) {
      LOG.info("The writing connection is stale, reconnecting: {}", stale.getMessage());
      line.drop();
      return ChangeRows.takeHead(line.open());
    }
  }

  private ChainHead runAll(Connection connection, ChainHead before, List<QueuedWork<?>> group)
      throws SQLException {
    long deadline = System.nanoTime() + NANOS_PER_COMMIT;
    ChainHead head = runOne(connection, before, group.getFirst(), group);
    for (int room = WORKS_PER_COMMIT - 1; room > 0 && System.nanoTime() - deadline < 0; room--) {
      QueuedWork<?> work = next();
      if (work == null) {
        break;
      }
      group.add(work);
      head = runOne(connection, head, work, group);
    }
    return head;
  }

  private @Nullable QueuedWork<?> next() {
    QueuedWork<?> work = queue.poll();
    while (work != null && !work.claim()) {
      work = queue.poll();
    }
    return work;
  }

  private ChainHead runOne(
      Connection connection, ChainHead before, QueuedWork<?> work, List<QueuedWork<?>> group)
      throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try {
      ChainHead head = run(connection, before, work);
      connection.releaseSavepoint(savepoint);
      return head;
    } catch (Throwable refused) {
      undo(connection, savepoint, refused);
      group.remove(work);
      work.failed(Outages.told(refused));
      return before;
    } finally {
      Thread.interrupted(); // a work must not interrupt the next one
    }
  }

  private ChainHead run(Connection connection, ChainHead before, QueuedWork<?> work) {
    try (Handle handle = handles.over(connection)) {
      WorkTransaction transaction =
          new WorkTransaction(handle, clock.instant().truncatedTo(ChronoUnit.MILLIS), before);
      snapshots.write(handle, () -> work.run(transaction));
      return transaction.end();
    }
  }

  private static void undo(Connection connection, Savepoint savepoint, Throwable refused)
      throws SQLException {
    try {
      connection.rollback(savepoint);
      connection.releaseSavepoint(savepoint);
    } catch (SQLException broken) {
      broken.addSuppressed(refused);
      throw broken;
    }
  }

  /** One for each caller: exceptions are not shared between threads. */
  private static StoreException unavailable(Throwable broken) {
    return new StoreException("STORE_UNAVAILABLE", "the commit failed", broken);
  }
}
