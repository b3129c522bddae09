package org.exemplar.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Until when something may go on: whoever sets it lets it pass, and what reads meanwhile is
 * interrupted. It holds for what its thread does; works that write are carried out in any case.
 */
public final class Deadline {
  /** Code of what is given up because of it. */
  public static final String EXCEEDED = "DEADLINE_EXCEEDED";

  private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

  private final List<Runnable> interruptions = new ArrayList<>();
  private volatile boolean passed;

  /** That of the code at hand, where it has one. */
  public static Optional<Deadline> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Does something that it holds for. */
  public <T> T over(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).call(work::get);
  }

  /** Whether it has passed. */
  public boolean isPassed() {
    return passed;
  }

  /** It is too late; may be said again, for what began another step meanwhile. */
  public synchronized void pass() {
    passed = true;
    interruptions.forEach(Runnable::run);
  }

  /**
   * Does one thing that can be interrupted.
   *
   * @param interruption ends it; never called after this has returned
   * @throws StoreException {@code DEADLINE_EXCEEDED} when it is too late, before or meanwhile
   */
  public <T> T interrupting(Runnable interruption, Supplier<T> work) {
    synchronized (this) {
      interruptions.add(interruption);
    }
    try {
      if (passed) {
        throw new StoreException(EXCEEDED, "not begun, because it is too late");
      }
      return work.get();
    } catch (RuntimeException broken) {
      throw passed ? exceeded(broken) : broken;
    } finally {
      synchronized (this) {
        interruptions.remove(interruption);
      }
    }
  }

  private static StoreException exceeded(RuntimeException broken) {
    return new StoreException(EXCEEDED, "given up, because it took too long", broken);
  }
}
