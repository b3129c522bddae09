package org.exemplar.search.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.ChainCheck;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.ChangeLog;

/** A change log in memory. */
final class FakeChangeLog implements ChangeLog {
  private final List<Change> entries = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private String era = "first";

  /** Commits an entry. */
  void commit(ChangeKind kind, String type, String key) {
    synchronized (this) {
      long position = entries.size() + 1L;
      String hash = era + "-" + position;
      entries.add(
          new Change(position, Instant.EPOCH, Origin.PLATFORM, kind, type, key, "{}", hash));
    }
    listeners.forEach(Runnable::run);
  }

  /** Puts back a store of earlier days, whose further entries will be others. */
  synchronized void restore(int length) {
    entries.subList(length, entries.size()).clear();
    era = "second";
  }

  @Override
  public synchronized long head() {
    return entries.size();
  }

  @Override
  public synchronized List<Change> after(long position, int limit) {
    int from = (int) Math.min(position, entries.size());
    return List.copyOf(entries.subList(from, Math.min(entries.size(), from + limit)));
  }

  @Override
  public AutoCloseable onCommit(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public ChainCheck verify() {
    throw new UnsupportedOperationException();
  }
}
