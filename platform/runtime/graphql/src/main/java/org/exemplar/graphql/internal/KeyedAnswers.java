package org.exemplar.graphql.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.Change;
import org.exemplar.store.Store;
import org.exemplar.store.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What mutations with a key were answered. A key is taken before its mutation begins and kept with
 * the answer when that has changed something; a mutation that changed nothing gives its key back.
 * What was cut off is told by the change log, which holds the key with each change: where it holds
 * none, nothing was done, and the mutation may be carried out.
 */
@Component(service = KeyedAnswers.class)
public final class KeyedAnswers {
  /** How long an answer is kept. */
  static final Duration KEPT = Duration.ofDays(7);

  /** After so long, another process that took a key is taken to have gone. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int AT_A_TIME = 500;

  private final String process = UUID.randomUUID().toString();
  private final Store store;
  private final Clock clock;

  @Activate
  public KeyedAnswers(@Reference Store store) {
    this(store, Clock.systemUTC());
  }

  KeyedAnswers(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    store.migrate(KeyedAnswerStore.MIGRATIONS);
  }

  /** Whose key it is, and which. */
  record Key(String actor, String text) {}

  /** What came of taking a key. */
  sealed interface Taken {
    /**
     * The mutation may be carried out.
     *
     * @param after position of the change log behind which its changes stand
     */
    record Fresh(Key key, long after) implements Taken {}

    /** The mutation was carried out, and answered like that. */
    record Answered(String answer) implements Taken {}

    /** The key stands for another operation. */
    record Reused() implements Taken {}

    /** The same operation is being carried out at this moment. */
    record Running() implements Taken {}

    /**
     * The mutation was carried out, and its answer was lost.
     *
     * @param position where its first change stands in the change log
     */
    record Lost(long position) implements Taken {}
  }

  /**
   * Takes a key for an operation.
   *
   * @param operation digest of everything that was asked
   */
  Taken take(Key key, String operation) {
    return store.write(transaction -> take(transaction, key, operation));
  }

  private Taken take(Transaction transaction, Key key, String operation) {
    KeyedAnswerStore.deleteBefore(transaction.handle(), clock.instant().minus(KEPT));
    Optional<KeyedAnswerStore.Row> row = KeyedAnswerStore.find(transaction.handle(), key);
    if (row.isEmpty()) {
      return begin(transaction, key, operation);
    }
    if (!row.get().operation().equals(operation)) {
      return new Taken.Reused();
    }
    if (row.get().answer().isPresent()) {
      return new Taken.Answered(row.get().answer().get());
    }
    boolean here = row.get().process().equals(process);
    boolean recent = row.get().begunAt().isAfter(clock.instant().minus(PATIENCE));
    if (here || (store.isShared() && recent)) {
      return new Taken.Running();
    }
    Optional<Change> done = firstChange(key, row.get().begunAfter());
    if (done.isPresent()) {
      return new Taken.Lost(done.get().position());
    }
    KeyedAnswerStore.delete(transaction.handle(), key);
    return begin(transaction, key, operation);
  }

  private Taken begin(Transaction transaction, Key key, String operation) {
    long head = store.changes().head();
    KeyedAnswerStore.insert(
        transaction.handle(),
        key,
        new KeyedAnswerStore.Row(operation, process, head, clock.instant(), Optional.empty()));
    return new Taken.Fresh(key, head);
  }

  /** Keeps the answer of a mutation that has changed something, and gives back other keys. */
  void settle(Taken.Fresh taken, String answer) {
    boolean changed = firstChange(taken.key(), taken.after()).isPresent();
    store.write(
        transaction -> {
          if (changed) {
            KeyedAnswerStore.keep(transaction.handle(), taken.key(), answer);
          } else {
            KeyedAnswerStore.delete(transaction.handle(), taken.key());
          }
          return changed;
        });
  }

  /** Leaves a key of which nobody knows what became. */
  void abandon(Taken.Fresh taken) {
    store.write(
        transaction -> {
          KeyedAnswerStore.abandon(transaction.handle(), taken.key());
          return true;
        });
  }

  /** The first change that was made with a key behind a position. */
  private Optional<Change> firstChange(Key key, long position) {
    long at = position;
    while (true) {
      List<Change> some = store.changes().after(at, AT_A_TIME);
      Optional<Change> found = some.stream().filter(change -> isOf(change, key)).findFirst();
      if (found.isPresent() || some.size() < AT_A_TIME) {
        return found;
      }
      at = some.getLast().position();
    }
  }

  private static boolean isOf(Change change, Key key) {
    Origin origin = change.origin();
    return origin.actor().equals(key.actor())
        && origin.idempotencyKey().filter(key.text()::equals).isPresent();
  }
}
