package org.exemplar.campaigns.internal.extraction;

import java.time.Duration;
import java.util.Optional;

/** Text that grows up to a limit, for a limited time. */
final class LimitedText {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final StringBuilder text = new StringBuilder();
  private final int limit;
  private final long deadline = System.nanoTime() + LONGEST.toNanos();
  private Optional<Stop> stopped = Optional.empty();

  LimitedText(int limit) {
    this.limit = limit;
  }

  void append(CharSequence more) {
    if (text.length() + more.length() > limit) {
      throw stop(Stop.TOO_LONG);
    }
    checkTime();
    text.append(more);
  }

  void checkTime() {
    if (System.nanoTime() - deadline > 0) {
      throw stop(Stop.SLOW);
    }
  }

  /** Ends the line. */
  void endLine() {
    append("\n");
  }

  /** The whole text; a limit that a library did not stop at stops it here. */
  String whole() {
    if (stopped.isPresent()) {
      throw stopped.get();
    }
    return text.toString();
  }

  private Stop stop(Extraction reason) {
    Stop stop = new Stop(reason);
    stopped = Optional.of(stop);
    return stop;
  }
}
