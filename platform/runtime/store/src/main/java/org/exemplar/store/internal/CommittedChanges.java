package org.exemplar.store.internal;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.exemplar.store.ChainCheck;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeLog;
import org.exemplar.store.StoreException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The change log as it is committed. Its head is kept in memory. */
final class CommittedChanges implements ChangeLog {
  private static final Logger LOG = LoggerFactory.getLogger(CommittedChanges.class);
  private static final int PAGE = 2_000;

  private final Snapshots snapshots;
  private final AtomicLong head;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  CommittedChanges(Snapshots snapshots) {
    this.snapshots = snapshots;
    this.head = new AtomicLong(storedHead());
  }

  /** By identity: the same code may listen twice. */
  private static final class Listener {
    private final Runnable code;

    private Listener(Runnable code) {
      this.code = code;
    }
  }

  @Override
  public long head() {
    return head.get();
  }

  @Override
  public List<Change> after(long position, int limit) {
    long last = snapshots.writing() ? head() : Long.MAX_VALUE;
    return snapshots.read(handle -> ChangeRows.after(handle, position, last, limit)).stream()
        .map(ChainEntry::change)
        .toList();
  }

  @Override
  public AutoCloseable onCommit(Runnable code) {
    Listener listener = new Listener(code);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public ChainCheck verify() {
    if (snapshots.writing()) {
      throw new IllegalStateException("the chain can't be verified from inside a work");
    }
    return snapshots.read(CommittedChanges::verify);
  }

  long storedHead() {
    return snapshots.read(CommittedChanges::head).position();
  }

  /** Whether that was news. */
  boolean moveTo(long position) {
    return head.getAndAccumulate(position, Math::max) < position;
  }

  void announce() {
    for (Listener listener : listeners) {
      try {
        listener.code.run();
      } catch (RuntimeException broken) {
        LOG.error("A commit listener failed; the commit stands", broken);
      }
    }
  }

  private static ChainHead head(Handle handle) {
    try {
      return ChangeRows.head(handle.getConnection());
    } catch (SQLException broken) {
      throw new StoreException("STORE_UNAVAILABLE", "cannot read the change log", broken);
    }
  }

  private static ChainCheck verify(Handle handle) {
    ChainHead head = ChainHead.START;
    List<ChainEntry> page = ChangeRows.after(handle, Long.MIN_VALUE, Long.MAX_VALUE, PAGE);
    while (!page.isEmpty()) {
      for (ChainEntry entry : page) {
        if (!head.isFollowedBy(entry)) {
          return new ChainCheck(head.position() + 1, OptionalLong.of(head.position() + 1));
        }
        head = entry.head();
      }
      page = ChangeRows.after(handle, head.position(), Long.MAX_VALUE, PAGE);
    }
    return compare(head, head(handle));
  }

  /** Entries that fit may still have lost, or gained, some at the end. */
  private static ChainCheck compare(ChainHead read, ChainHead stored) {
    if (read.equals(stored)) {
      return new ChainCheck(read.position(), OptionalLong.empty());
    }
    long fits = Math.min(read.position(), stored.position());
    long broken = read.position() == stored.position() ? fits : fits + 1;
    return new ChainCheck(read.position(), OptionalLong.of(broken));
  }
}
