package org.exemplar.graphql.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.ChainCheck;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.ChangeLog;
import org.exemplar.store.JsonText;
import org.exemplar.store.NewChange;

/** A log in memory, without a chain. */
final class FakeChangeLog implements ChangeLog {
  static final Instant AT = Instant.parse("2026-03-01T12:00:00.120Z");

  private final List<Change> changes = new CopyOnWriteArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Commits a change of an object whose values are those. */
  void commit(ChangeKind kind, String type, String key, Map<String, ?> values) {
    String member = kind == ChangeKind.DELETED ? NewChange.BEFORE : NewChange.AFTER;
    changes.add(
        new Change(
            changes.size() + 1L,
            AT,
            Origin.of("test"),
            kind,
            type,
            key,
            JsonText.of(Map.of(member, values)),
            ""));
    listeners.forEach(Runnable::run);
  }

  int listeners() {
    return listeners.size();
  }

  @Override
  public long head() {
    return changes.size();
  }

  @Override
  public List<Change> after(long position, int limit) {
    return changes.stream().skip(position).limit(limit).toList();
  }

  @Override
  public AutoCloseable onCommit(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public ChainCheck verify() {
    throw new UnsupportedOperationException("there is no chain");
  }
}
