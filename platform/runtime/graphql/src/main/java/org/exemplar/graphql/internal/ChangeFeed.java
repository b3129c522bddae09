package org.exemplar.graphql.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import org.exemplar.graphql.ChangedObject;
import org.exemplar.graphql.ObjectChanges;
import org.exemplar.graphql.ObjectWatch;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeLog;

/**
 * Reads the change log on behalf of those who watch it, each from a position of its own and no
 * faster than it asks, so that a slow one costs a place in the log and holds nobody up.
 */
final class ChangeFeed implements AutoCloseable {
  private static final int PAGE = 100;

  private final ChangeLog log;
  private final ObjectChanges objects;
  private final Set<ChangeReading> readings = ConcurrentHashMap.newKeySet();
  private final AutoCloseable listening;
  private volatile boolean closed;

  ChangeFeed(ChangeLog log, ObjectChanges objects) {
    this.log = log;
    this.objects = objects;
    this.listening = log.onCommit(() -> readings.forEach(ChangeReading::wake));
  }

  /**
   * The changes that somebody watches, for one subscriber.
   *
   * @param after position of the last change that is of no interest
   */
  Flow.Publisher<ChangedObject> of(ObjectWatch watch, long after) {
    return subscriber -> {
      ChangeReading reading = new ChangeReading(this, watch, after, subscriber);
      readings.add(reading);
      subscriber.onSubscribe(reading);
      if (closed) {
        reading.finish();
      }
      Thread.startVirtualThread(reading);
    };
  }

  /** The next changes after a position; none when it is the last. */
  List<Change> after(long position) {
    return log.after(position, PAGE);
  }

  boolean isBehind(long position) {
    return position < log.head();
  }

  void ended(ChangeReading reading) {
    readings.remove(reading);
  }

  /** What a change is to somebody who watches; empty when it is nothing to it. */
  Optional<ChangedObject> told(Change change, ObjectWatch watch) {
    return objects.told(change, watch);
  }

  /** Ends all subscriptions. */
  @Override
  public void close() throws Exception {
    closed = true;
    listening.close();
    readings.forEach(ChangeReading::finish);
  }
}
