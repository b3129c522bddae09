package org.exemplar.search.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.exemplar.search.DocumentSource;
import org.exemplar.spi.IndexSource;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;

/** A source in memory, which can be made to wait or to fail. */
final class FakeSource implements DocumentSource {
  private final IndexSource kind;
  private final FakeChangeLog log;
  private final Map<String, Map<String, Object>> documents = new ConcurrentSkipListMap<>();
  private final AtomicInteger scans = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile boolean broken;

  FakeSource(IndexSource kind, FakeChangeLog log) {
    this.kind = kind;
    this.log = log;
  }

  void put(String key, Map<String, Object> document) {
    documents.put(key, document);
    log.commit(ChangeKind.UPDATED, kind.name(), key);
  }

  void remove(String key) {
    documents.remove(key);
    log.commit(ChangeKind.DELETED, kind.name(), key);
  }

  /** Makes the next scans wait until the gate is opened. */
  CountDownLatch holdScans() {
    gate = new CountDownLatch(1);
    return gate;
  }

  /** Opens the gate. */
  void letScansGo() {
    gate.countDown();
  }

  void breakDown(boolean value) {
    broken = value;
  }

  int scans() {
    return scans.get();
  }

  @Override
  public IndexSource kind() {
    return kind;
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(documents.size());
  }

  @Override
  public void scan(BiConsumer<String, Map<String, Object>> visitor) {
    scans.incrementAndGet();
    check();
    Map<String, Map<String, Object>> snapshot = new HashMap<>(documents);
    try {
      gate.await();
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
    snapshot.forEach(visitor);
  }

  @Override
  public Map<String, Map<String, Object>> load(Collection<String> keys) {
    check();
    Map<String, Map<String, Object>> found = new HashMap<>();
    for (String key : keys) {
      Map<String, Object> document = documents.get(key);
      if (document != null) {
        found.put(key, document);
      }
    }
    return found;
  }

  @Override
  public Set<String> touchedBy(Change change) {
    return change.subjectType().equals(kind.name()) ? Set.of(change.subjectKey()) : Set.of();
  }

  private void check() {
    if (broken) {
      throw new IllegalStateException("the source is broken, as the test wants it");
    }
  }
}
