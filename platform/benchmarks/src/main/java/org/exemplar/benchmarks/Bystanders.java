package org.exemplar.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.exemplar.testkit.PlatformProcess;

/**
 * Clients who ask for something else, 50 times a second, whatever happens meanwhile. A request
 * counts from the moment at which it was due.
 */
final class Bystanders implements AutoCloseable {
  private static final int PER_SECOND = 50;
  private static final long LONGEST = Duration.ofMinutes(1).toNanos();

  private final PlatformProcess platform;
  private final String question;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final Phaser underWay = new Phaser(1);
  private final AtomicInteger failed = new AtomicInteger();
  private volatile Histogram times = new ConcurrentHistogram(LONGEST, 3);
  private volatile boolean counting;

  Bystanders(PlatformProcess platform) throws IOException {
    this.platform = platform;
    question =
        new ObjectMapper().writeValueAsString(Map.of("query", "{sectors{id name forms{id}}}"));
    clock.scheduleAtFixedRate(this::due, 0, 1_000 / PER_SECOND, TimeUnit.MILLISECONDS);
  }

  private void due() {
    if (counting) {
      Histogram into = times;
      long due = System.nanoTime();
      underWay.register();
      clients.execute(() -> ask(into, due));
    }
  }

  private void ask(Histogram into, long due) {
    try {
      HttpResponse<String> answer = platform.post(question);
      if (answer.statusCode() != 200 || answer.body().contains("\"errors\"")) {
        failed.incrementAndGet();
      }
      into.recordValue(System.nanoTime() - due);
    } catch (IOException broken) {
      failed.incrementAndGet();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      underWay.arriveAndDeregister();
    }
  }

  /** Begins to count anew. */
  void count() {
    times = new ConcurrentHistogram(LONGEST, 3);
    counting = true;
  }

  /** Ends counting and waits for those under way; what they took in nanoseconds. */
  Histogram counted() {
    counting = false;
    underWay.arriveAndAwaitAdvance();
    return times;
  }

  /** How many were not answered, or with an error. */
  int failed() {
    return failed.get();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    clients.shutdownNow();
  }
}
