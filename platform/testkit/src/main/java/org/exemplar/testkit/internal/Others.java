package org.exemplar.testkit.internal;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.exemplar.testkit.GraphQl;

/** Clients that have nothing to do with a plugin and must not notice that it comes and goes. */
final class Others implements AutoCloseable {
  private static final int CLIENTS = 2;
  private static final long PAUSE_MILLIS = 20;
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private final AtomicInteger answered = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  Others(GraphQl platform) {
    for (int client = 0; client < CLIENTS; client++) {
      clients.execute(() -> run(platform));
    }
  }

  private void run(GraphQl platform) {
    try {
      do {
        GraphQl.Answer answer =
            platform.ask(
                "{platform {version} criteriaSets(filter: {plugin: \"core\"}) {code}}", Map.of());
        if (answer.status() == 200 && !answer.body().has("errors")) {
          answered.incrementAndGet();
        } else {
          failures.add(answer.status() + " " + answer.body());
        }
      } while (!end.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException broken) {
      failures.add(broken.toString());
    }
  }

  int answered() {
    return answered.get();
  }

  /** What they got instead of an answer, after they have ended. */
  Queue<String> failures() throws InterruptedException {
    end.countDown();
    clients.shutdown();
    if (!clients.awaitTermination(60, TimeUnit.SECONDS)) {
      failures.add("no answer within a minute");
    }
    return failures;
  }

  @Override
  public void close() {
    end.countDown();
    clients.shutdownNow();
  }
}
