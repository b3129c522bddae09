package org.exemplar.web.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The streams of events and the sockets that are open: no more than a limit, each kept alive by a
 * sign now and then, which is also how a client that went away is noticed, and all of them ended
 * when the platform stops.
 */
@Component(service = EventStreams.class)
public final class EventStreams {
  /** Framework property: how many streams and sockets may be open at a time. */
  private static final String LIMIT = "exemplar.http.max-streams";

  private static final int USUAL_LIMIT = 256;
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(12);

  private final Semaphore places;
  private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("event-streams").daemon().unstarted(task));
  private volatile boolean ending;

  @Activate
  public EventStreams(BundleContext context, @Reference Metrics metrics) {
    this(limit(context), KEEP_ALIVE, metrics);
  }

  EventStreams(int limit, Duration keepAlive, Metrics metrics) {
    places = new Semaphore(limit);
    metrics.streams(open);
    timer.scheduleWithFixedDelay(
        this::keepAlive, keepAlive.toMillis(), keepAlive.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The configured limit; what is no number is the usual one. */
  private static int limit(BundleContext context) {
    return Optional.ofNullable(context.getProperty(LIMIT))
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(Integer::valueOf)
        .orElse(USUAL_LIMIT);
  }

  /** Sends every client a sign of life. */
  void keepAlive() {
    open.forEach(stream -> Thread.startVirtualThread(stream::keepAlive));
  }

  @Deactivate
  void close() {
    end(Duration.ZERO);
    timer.shutdownNow();
  }

  /** Takes a place for one more stream; says why there is none. */
  Optional<Fault> enter() {
    if (ending) {
      return Optional.of(Fault.NOT_READY);
    }
    return places.tryAcquire() ? Optional.empty() : Optional.of(Fault.TOO_MANY_STREAMS);
  }

  /** Does something that is quickly done, later. */
  void later(Duration delay, Runnable task) {
    try {
      timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopped) {
      task.run();
    }
  }

  /** Gives a place back. */
  void leave() {
    places.release();
  }

  /** From now on a stream, which has its place, is kept alive. */
  void opened(OpenStream stream) {
    open.add(stream);
    if (ending) {
      stream.finish();
    }
  }

  /** A stream has ended. */
  void closed(OpenStream stream) {
    if (open.remove(stream)) {
      leave();
    }
  }

  /** Ends all streams and lets no more begin; waits a while for clients that read slowly. */
  void end(Duration atMost) {
    ending = true;
    List<Thread> endings = new ArrayList<>();
    open.forEach(stream -> endings.add(Thread.startVirtualThread(stream::finish)));
    long deadline = System.nanoTime() + atMost.toNanos();
    try {
      for (Thread each : endings) {
        each.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
