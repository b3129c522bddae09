package org.exemplar.graphql.internal;

import graphql.ExecutionInput;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.exemplar.store.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets deadlines of requests pass. Almost none does, so that arming one must cost as good as
 * nothing: they stand in a set that is looked through ten times a second, and not in a queue whose
 * lock every request would take twice.
 */
final class Deadlines implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
  private static final Duration ROUND = Duration.ofMillis(100);

  private final Set<Alarm> armed = ConcurrentHashMap.newKeySet();
  private final LongSupplier nanos;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("graphql-deadlines").daemon().unstarted(task));

  /** Deadlines by a clock; who makes them looks through them. */
  Deadlines(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Deadlines that are looked through by themselves. */
  static Deadlines ticking() {
    Deadlines deadlines = new Deadlines(System::nanoTime);
    deadlines.timer.scheduleWithFixedDelay(
        deadlines::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
    return deadlines;
  }

  /** Ends a request when its time has come; equal to itself alone. */
  final class Alarm {
    private final ExecutionInput request;
    private final Deadline deadline;
    private final long due;

    private Alarm(ExecutionInput request, Deadline deadline, long due) {
      this.request = request;
      this.deadline = deadline;
      this.due = due;
    }

    /** It is needed no more. */
    void cancel() {
      armed.remove(this);
    }

    private void ring() {
      request.cancel();
      deadline.pass();
    }
  }

  /**
   * Lets the deadline of the code at hand, which executes a request, pass after a while, unless
   * what is given back is cancelled.
   */
  Alarm arm(ExecutionInput request, Duration patience) {
    Alarm alarm =
        new Alarm(
            request, Deadline.current().orElseThrow(), nanos.getAsLong() + patience.toNanos());
    armed.add(alarm);
    return alarm;
  }

  /** Whatever began another step since its deadline has passed is interrupted anew. */
  void round() {
    long now = nanos.getAsLong();
    for (Alarm alarm : armed) {
      if (now - alarm.due >= 0) {
        try {
          alarm.ring();
        } catch (RuntimeException broken) {
          LOG.warn("A request that takes too long could not be ended", broken);
        }
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
