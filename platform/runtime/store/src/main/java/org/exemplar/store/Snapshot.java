package org.exemplar.store;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One view of the store for all that a thread reads while it does one thing: what it reads fits
 * together, and one connection is fetched and given back for all of it. The view begins with the
 * first read; works that write end it, so that the next read sees what was written.
 */
public final class Snapshot {
  private static final ScopedValue<Snapshot> CURRENT = ScopedValue.newInstance();

  /** What a store keeps for the view; closing it throws nothing. */
  public interface Held extends AutoCloseable {
    /** Whose it is. */
    Object owner();

    @Override
    void close();
  }

  private Optional<Held> held = Optional.empty();

  private Snapshot() {}

  /** Does something whose reads, if they are made on this thread, share one view. */
  public static <T> T over(Supplier<T> work) {
    if (CURRENT.isBound()) {
      return work.get();
    }
    Snapshot snapshot = new Snapshot();
    try {
      return ScopedValue.where(CURRENT, snapshot).call(work::get);
    } finally {
      snapshot.end();
    }
  }

  /**
   * Ends the view of the code at hand, if there is one; the next read begins another. To be called
   * before a wait for somebody else, who may need a connection, too.
   */
  public static void leave() {
    current().ifPresent(Snapshot::end);
  }

  /** That of the code at hand, where it has one. */
  public static Optional<Snapshot> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /**
   * What its owner keeps for the view.
   *
   * @param begin begins the view, where it has not begun or is another store's
   */
  public <H extends Held> H held(Object owner, Class<H> type, Supplier<H> begin) {
    Optional<H> present =
        held.filter(any -> any.owner() == owner).filter(type::isInstance).map(type::cast);
    if (present.isPresent()) {
      return present.get();
    }
    end();
    H begun = begin.get();
    held = Optional.of(begun);
    return begun;
  }

  /** Ends the view. */
  public void end() {
    Optional<Held> over = held;
    held = Optional.empty();
    over.ifPresent(Held::close);
  }
}
