package org.exemplar.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.exemplar.host.Host;
import org.exemplar.host.HostSettings;
import org.jspecify.annotations.Nullable;

/**
 * A server between its start and its stop. A shutdown hook stops it in order on SIGTERM and SIGINT
 * and then ends the process with 0, because being asked to stop is no failure.
 */
final class Serving implements AutoCloseable {
  private static final long POLL_MILLIS = 20;
  private static final long SAME_AGAIN_SECONDS = 30;
  private static final long LONGEST_BOOT_SECONDS = 30;
  private static final String READINESS = "exemplar.readiness";
  private static final String NOTICE = "exemplar.notice";

  private final ListenAddress address;
  private final CountDownLatch booted = new CountDownLatch(1);
  private final CountDownLatch stopRequested = new CountDownLatch(1);
  private volatile @Nullable Host host;
  private volatile boolean closed;
  private volatile boolean ended;
  private long lastLine = System.nanoTime();
  private String lastMissing = "";

  private Serving(ListenAddress address) {
    this.address = address;
  }

  static Serving start(HostSettings settings, ListenAddress address) {
    Serving serving = new Serving(address);
    Runtime.getRuntime().addShutdownHook(new Thread(serving::stopInOrder, "exemplar-stop"));
    try {
      Host host = Host.start(settings);
      serving.host = host;
      Thread.ofPlatform().daemon().name("exemplar-watch").start(() -> serving.watch(host));
      return serving;
    } finally {
      serving.booted.countDown();
    }
  }

  /** Returns when the server is ready or is asked to stop; meanwhile says what it waits for. */
  void awaitReady() {
    Host running = running();
    Map<String, String> checks = running.report(READINESS);
    while (!isReady(checks) && !stopWithin(POLL_MILLIS)) {
      sayWhatIsMissing(missing(checks));
      checks = running.report(READINESS);
    }
    if (isReady(checks)) {
      sayWhereThingsAre();
    }
  }

  /** Asks for a stop when the other process ends. */
  void stopAfter(ProcessHandle other) {
    other.onExit().thenRun(stopRequested::countDown);
  }

  /** Returns when the process is asked to stop. */
  void awaitStop() {
    try {
      stopRequested.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the framework ended though nobody asked for that. */
  boolean ended() {
    return ended;
  }

  private void watch(Host running) {
    try {
      running.awaitEnd();
      ended = !closed && stopRequested.getCount() > 0;
      stopRequested.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    Host running = host;
    if (running != null) {
      running.stop();
    }
  }

  private Host running() {
    Host running = host;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }

  private boolean stopWithin(long millis) {
    try {
      return stopRequested.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static boolean isReady(Map<String, String> checks) {
    return !checks.isEmpty() && checks.values().stream().allMatch(String::isEmpty);
  }

  /** At most a line a second, and seldom the same again. */
  private void sayWhatIsMissing(String missing) {
    long silent = System.nanoTime() - lastLine;
    long patience = missing.equals(lastMissing) ? SAME_AGAIN_SECONDS : 1;
    if (silent >= TimeUnit.SECONDS.toNanos(patience)) {
      lastLine = System.nanoTime();
      lastMissing = missing;
      System.out.println("exemplar: starting, waits for " + missing);
    }
  }

  private static String missing(Map<String, String> checks) {
    if (checks.isEmpty()) {
      return "the web room";
    }
    StringJoiner missing = new StringJoiner("; ");
    checks.forEach(
        (name, reason) -> {
          if (!reason.isEmpty()) {
            missing.add(name + " (" + reason + ")");
          }
        });
    return missing.toString();
  }

  private void sayWhereThingsAre() {
    String url = address.url();
    System.out.printf(
        "exemplar: ready in %.1f s · GraphQL %s/graphql · schema %s/graphql/schema.graphqls"
            + " · GraphiQL %s/graphiql · health %s/health/ready%n",
        secondsSinceStart(), url, url, url, url);
    running().report(NOTICE).values().forEach(line -> System.out.println("exemplar: " + line));
  }

  /** Since the process began, not only since this class was loaded. */
  private double secondsSinceStart() {
    Instant now = Instant.now();
    Instant start = ProcessHandle.current().info().startInstant().orElse(now);
    return Duration.between(start, now).toMillis() / 1000.0;
  }

  private void stopInOrder() {
    boolean asked = !closed;
    stopRequested.countDown();
    try {
      Host running = booted.await(LONGEST_BOOT_SECONDS, TimeUnit.SECONDS) ? host : null;
      if (running != null) {
        running.stop();
        if (asked) {
          Runtime.getRuntime().halt(0);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
