package org.exemplar.store.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.exemplar.store.StoreException;
import org.exemplar.store.Transaction;
import org.exemplar.store.Work;
import org.jspecify.annotations.Nullable;

/** A work on its way through the queue, and its caller, who waits for the outcome. */
final class QueuedWork<T> {
  private final Work<T> work;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private Runnable acknowledgement = () -> {};

  QueuedWork(Work<T> work) {
    this.work = work;
  }

  /** The first to claim decides what becomes of it: run it, or withdraw it. */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  void run(Transaction transaction) {
    T result = work.run(transaction);
    acknowledgement = () -> outcome.complete(result);
  }

  void committed() {
    acknowledgement.run();
  }

  void failed(Throwable reason) {
    outcome.completeExceptionally(reason);
  }

  /**
   * Waits for the outcome. An interrupt withdraws a work that has not begun; after that it has to
   * wait, because only the outcome tells whether the work was committed.
   */
  T await() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return outcome.get();
        } catch (InterruptedException interrupt) {
          interrupted = true;
          if (claim()) {
            throw new StoreException(
                "STORE_UNAVAILABLE", "interrupted before the work began; nothing was written");
          }
        }
      }
    } catch (ExecutionException failed) {
      throw QueuedWork.<RuntimeException>unwrapped(failed.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What a work threw reaches its caller as it was, checked or not. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> X unwrapped(@Nullable Throwable thrown) throws X {
    throw (X) (thrown == null ? new AssertionError("no reason") : thrown);
  }
}
