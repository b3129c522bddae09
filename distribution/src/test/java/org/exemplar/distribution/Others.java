package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Clients who have nothing to do with a plugin and ask, 50 times a second, for something else. */
final class Others implements AutoCloseable {
  private static final int REQUESTS_PER_SECOND = 50;

  /**
   * They wait for their answers: on a busy machine there are fewer requests, not a heap of them.
   */
  private static final int AT_ONCE = 32;

  private final Platform platform;
  private final Set<String> failures = ConcurrentHashMap.newKeySet();
  private final Map<String, ConcurrentLinkedQueue<Long>> micros = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private volatile String phase = "quiet";

  private Others(Platform platform) {
    this.platform = platform;
  }

  /** Begins to ask. */
  static Others of(Platform platform) {
    Others others = new Others(platform);
    others.clock.scheduleAtFixedRate(
        others::askBeside, 0, 1_000 / REQUESTS_PER_SECOND, TimeUnit.MILLISECONDS);
    return others;
  }

  /** Names what happens meanwhile. */
  void phase(String name) {
    phase = name;
  }

  private void askBeside() {
    if (places.tryAcquire()) {
      clients.submit(this::ask);
    }
  }

  private void ask() {
    String during = phase;
    long begin = System.nanoTime();
    try {
      HttpResponse<String> answer = platform.post("{sectors{id forms{id}}}", Map.of());
      if (answer.statusCode() == 200 && !answer.body().contains("\"errors\"")) {
        micros
            .computeIfAbsent(during, first -> new ConcurrentLinkedQueue<>())
            .add((System.nanoTime() - begin) / 1_000);
      } else {
        failures.add(during + ": " + answer.body());
      }
    } catch (IOException | InterruptedException broken) {
      failures.add(during + ": " + broken);
    } finally {
      places.release();
    }
  }

  /** Ends asking; every request must have been answered. What was measured is printed. */
  void assertServed() throws InterruptedException {
    clock.shutdownNow();
    clients.shutdown();
    assertThat(clients.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
    assertThat(failures).isEmpty();
    assertThat(micros).isNotEmpty();
    micros.forEach(
        (during, times) -> {
          List<Long> sorted = new ArrayList<>(times);
          sorted.sort(null);
          System.out.printf(
              "others during %s: %d requests, p50 %d us, p99 %d us%n",
              during,
              sorted.size(),
              sorted.get(sorted.size() / 2),
              sorted.get(sorted.size() * 99 / 100));
        });
  }

  @Override
  public void close() {
    clock.shutdownNow();
    clients.shutdownNow();
  }
}
