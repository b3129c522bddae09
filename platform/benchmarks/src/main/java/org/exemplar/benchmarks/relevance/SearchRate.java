package org.exemplar.benchmarks.relevance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How fast the queries of a set are answered.
 *
 * @param connections how many ask at once
 * @param perSecond answers a second
 * @param median time to the hits in nanoseconds that half of the answers did not exceed
 * @param p99 the same of 99 in 100
 */
public record SearchRate(int connections, double perSecond, long median, long p99) {
  /** How many ask at once where they are several. */
  public static final int SEVERAL = 8;

  private static final long LONGEST = Duration.ofMinutes(3).toNanos();

  /** Asks the queries over and over for some time; they have been asked before. */
  public static SearchRate of(
      List<Query> queries, Comparison.Search search, int connections, Duration time)
      throws Exception {
    Histogram times = new ConcurrentHistogram(LONGEST, 3);
    AtomicInteger next = new AtomicInteger();
    long begin = System.nanoTime();
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        all.add(
            threads.submit(
                () -> {
                  while (System.nanoTime() - begin < time.toNanos()) {
                    Query query =
                        queries.get(Math.floorMod(next.getAndIncrement(), queries.size()));
                    long sent = System.nanoTime();
                    search.best(query.text());
                    times.recordValue(Math.min(LONGEST, System.nanoTime() - sent));
                  }
                  return null;
                }));
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    for (Future<?> each : all) {
      each.get();
    }
    return new SearchRate(
        connections,
        times.getTotalCount() / seconds,
        times.getValueAtPercentile(50),
        times.getValueAtPercentile(99));
  }
}
