package org.exemplar.graphql.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.exemplar.archive.ScopeTree;
import org.exemplar.spi.identity.Caller;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.ChangeLog;

/**
 * Reads the change log on behalf of those who watch it, each from a position of its own and no
 * faster than it asks, so that a slow one costs a place in the log and holds nobody up.
 */
final class ChangeFeed implements AutoCloseable {
  private static final int PAGE = 100;

  private final ChangeLog log;
  private final ObjectChanges objects;
  private final Supplier<ScopeTree> tree;
  private final Set<ChangeReading> readings = ConcurrentHashMap.newKeySet();
  private final AutoCloseable listening;
  private volatile boolean closed;

  ChangeFeed(ChangeLog log, ObjectChanges objects, Supplier<ScopeTree> tree) {
    this.log = log;
    this.objects = objects;
    this.tree = tree;
    this.listening = log.onCommit(() -> readings.forEach(ChangeReading::wake));
  }

  /**
   * What somebody watches.
   *
   * @param types of objects; empty for all
   * @param organization code of the organisation in whose part of the tree; empty for everywhere
   * @param caller who watches
   * @param after position of the last change that is of no interest
   */
  record Watch(Set<String> types, Optional<String> organization, Caller caller, long after) {}

  /** The changes that somebody watches, for one subscriber. */
  Flow.Publisher<ChangedObject> of(Watch watch) {
    return subscriber -> {
      ChangeReading reading = new ChangeReading(this, watch, subscriber);
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
  Optional<ChangedObject> told(Change change, Watch watch) {
    return objects
        .of(change)
        .filter(each -> watch.types().isEmpty() || watch.types().contains(each.id().type()))
        .filter(
            each -> watch.organization().isEmpty() || isWithin(each, watch.organization().get()))
        .filter(each -> maySee(each, watch.caller()));
  }

  private boolean isWithin(ChangedObject change, String organization) {
    return change
        .organizationCode()
        .filter(code -> tree.get().within(code, organization))
        .isPresent();
  }

  /** Whoever is known no longer gets the event, which is where it is told so. */
  private boolean maySee(ChangedObject change, Caller watching) {
    Optional<Caller> caller = watching.now();
    if (caller.isEmpty()) {
      return true;
    }
    return change.kind() == ChangeKind.DELETED
        ? caller.get().has("audit:read")
        : objects.load(List.of(change.id()), caller.get()).containsKey(change.id());
  }

  /** Ends all subscriptions. */
  @Override
  public void close() throws Exception {
    closed = true;
    listening.close();
    readings.forEach(ChangeReading::finish);
  }
}
