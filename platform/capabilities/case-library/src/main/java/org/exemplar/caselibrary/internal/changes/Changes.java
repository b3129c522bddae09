package org.exemplar.caselibrary.internal.changes;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.exemplar.caselibrary.internal.changes.Decision.Become;
import org.exemplar.spi.identity.Caller;
import org.exemplar.store.NewChange;
import org.exemplar.store.Store;
import org.exemplar.store.Transaction;

/**
 * Decides and writes in one transaction, so that a decision holds when it is written; a dry run
 * decides in the same way and writes nothing.
 *
 * @param type of the object in the change log
 * @param key tells the key of an object
 * @param told what the change log says of an object
 */
public record Changes<T>(
    Store store,
    Clock clock,
    String type,
    Function<T, String> key,
    Function<T, Map<String, Object>> told) {

  /**
   * Changes an object, or only says whether that would be right.
   *
   * @param decide what becomes of it
   * @param write writes that down
   */
  public Outcome<T> change(
      Caller caller,
      boolean dryRun,
      Function<Moment, Decision<T>> decide,
      BiConsumer<Transaction, Decision<T>> write) {
    if (dryRun) {
      Decision<T> decision =
          store.read(handle -> decide.apply(new Moment(handle, clock.instant())));
      return decision instanceof Decision.No<T> no
          ? new Outcome.Refused<>(no.refusals())
          : new Outcome.Checked<>();
    }
    return store.write(
        transaction ->
            carryOut(
                transaction,
                caller,
                decide.apply(new Moment(transaction.handle(), transaction.now())),
                write));
  }

  private Outcome<T> carryOut(
      Transaction transaction,
      Caller caller,
      Decision<T> decision,
      BiConsumer<Transaction, Decision<T>> write) {
    return switch (decision) {
      case Decision.No<T> no -> new Outcome.Refused<>(no.refusals());
      case Become<T> same when same.isNothing() -> new Outcome.Done<>(same.after());
      case Become<T> become -> {
        write.accept(transaction, become);
        record(transaction, caller, become.before(), Optional.of(become.after()));
        yield new Outcome.Done<>(become.after());
      }
      case Decision.Go<T> go -> {
        write.accept(transaction, go);
        record(transaction, caller, Optional.of(go.before()), Optional.empty());
        yield new Outcome.Done<>(go.before());
      }
    };
  }

  /** Tells the change log. */
  public void record(
      Transaction transaction, Caller caller, Optional<T> before, Optional<T> after) {
    T either = after.or(() -> before).orElseThrow();
    transaction.record(
        NewChange.of(caller.origin(), type, key.apply(either), before.map(told), after.map(told)));
  }
}
