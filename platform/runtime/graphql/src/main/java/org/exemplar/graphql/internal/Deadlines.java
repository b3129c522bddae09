package org.exemplar.graphql.internal;

import graphql.ExecutionInput;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.exemplar.store.Deadline;

/** Lets deadlines of requests pass. */
final class Deadlines implements AutoCloseable {
  /** What begins another step when its deadline has passed is interrupted anew. */
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final ScheduledThreadPoolExecutor timer;

  Deadlines() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().name("graphql-deadlines").daemon().unstarted(task));
    timer.setRemoveOnCancelPolicy(true);
  }

  /**
   * Lets the deadline of the code at hand, which executes a request, pass after a while, unless
   * what is given back is cancelled.
   */
  Future<?> arm(ExecutionInput request, Duration patience) {
    Deadline deadline = Deadline.current().orElseThrow();
    return timer.scheduleWithFixedDelay(
        () -> {
          request.cancel();
          deadline.pass();
        },
        patience.toMillis(),
        AGAIN.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
