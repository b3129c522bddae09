package org.exemplar.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How figures are written, and the middle of several. */
final class Numbers {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MEBIBYTE = 1024.0 * 1024;

  private Numbers() {}

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
  }

  static String millis(double nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / NANOS_PER_MILLI);
  }

  static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE);
  }

  static String count(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  static String times(double ratio) {
    return String.format(Locale.ROOT, "× %.1f", ratio);
  }

  /** The middle one of several durations, with the smallest and the largest. */
  static String spread(List<Duration> several) {
    List<Duration> sorted = several.stream().sorted().toList();
    return seconds(median(several))
        + " ("
        + seconds(sorted.getFirst())
        + " – "
        + seconds(sorted.getLast())
        + ")";
  }

  static Duration median(List<Duration> several) {
    return several.stream().sorted().toList().get(several.size() / 2);
  }
}
