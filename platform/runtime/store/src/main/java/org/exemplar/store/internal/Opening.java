package org.exemplar.store.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.exemplar.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens something that may not be there yet: a database on another machine often comes up after the
 * platform. The first attempt is made by whoever asks, the others beside all else until one
 * succeeds.
 */
final class Opening<T> {
  static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  private final Supplier<T> open;
  private final Consumer<T> whenOpen;
  private final Duration pause;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("exemplar-store-open").daemon().unstarted(this::tryAgain);
  private @Nullable T opened;

  Opening(Supplier<T> open, Consumer<T> whenOpen, Duration pause) {
    this.open = open;
    this.whenOpen = whenOpen;
    this.pause = pause;
  }

  void start() {
    try {
      succeed();
    } catch (StoreException e) {
      if (!e.code().equals("STORE_UNAVAILABLE")) {
        throw e;
      }
      LOG.error("{}; trying again every {} s", reason(e), pause.toSeconds());
      thread.start();
    }
  }

  /** Tries no more; gives what was opened, if anything was. */
  @Nullable T end() {
    ended.countDown();
    synchronized (this) {
      return opened;
    }
  }

  private synchronized void succeed() {
    if (ended.getCount() > 0) {
      T now = open.get();
      opened = now;
      whenOpen.accept(now);
    }
  }

  private void tryAgain() {
    try {
      while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          succeed();
          LOG.warn("The store is open now");
          return;
        } catch (StoreException e) {
          LOG.debug("{}", reason(e));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String reason(StoreException e) {
    Throwable cause = e.getCause();
    return cause == null
        ? String.valueOf(e.getMessage())
        : e.getMessage() + ": " + cause.getMessage();
  }
}
