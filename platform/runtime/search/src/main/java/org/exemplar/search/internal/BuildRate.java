package org.exemplar.search.internal;

/** How fast indexes are built here: documents a second, as measured since the start. */
final class BuildRate {
  /** Before the first measurement: what a small machine does. */
  private static final double USUAL = 2_000;

  /** Fewer say more about the machine's mood than about the rate. */
  private static final long ENOUGH = 200;

  private static final double NANOS = 1e9;

  private long documents;
  private long nanos;

  synchronized void measured(long count, long took) {
    documents += count;
    nanos += took;
  }

  /** How many seconds a scan of so many documents may take. */
  synchronized double seconds(long count) {
    double rate = documents < ENOUGH || nanos == 0 ? USUAL : documents * NANOS / nanos;
    return count / rate;
  }
}
