package org.exemplar.store.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.exemplar.store.AuditReport;
import org.exemplar.store.ChainCheck;
import org.exemplar.store.ChainEntry;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.ChangeLog;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The change log as it is committed. Its head is kept in memory. */
final class CommittedChanges implements ChangeLog {
  private static final Logger LOG = LoggerFactory.getLogger(CommittedChanges.class);

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
        .map(CommittedChanges::change)
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
    return snapshots.read(LogRows::head).position();
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

  private static ChainCheck verify(Handle handle) {
    AuditReport report = LogRows.audit(handle, List.of());
    return new ChainCheck(report.entries(), report.brokenAt());
  }

  private static Change change(ChainEntry entry) {
    return new Change(
        entry.position(),
        Timestamps.instant(entry.at()),
        Origins.origin(entry.actor(), entry.origin()),
        ChangeKind.valueOf(entry.kind()),
        entry.subjectType(),
        entry.subjectKey(),
        entry.payload(),
        entry.hash());
  }
}
