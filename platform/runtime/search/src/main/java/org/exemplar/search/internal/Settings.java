package org.exemplar.search.internal;

import java.time.Duration;

/**
 * How often the engine does what.
 *
 * @param refresh least time between two openings of what was written
 * @param commit least time between two commits to disk
 * @param idle after how long without a write a writer is closed
 * @param presence how often the files of an index are looked after
 * @param retry when something that failed is tried again
 * @param linger how long an index whose definition is gone answers those who still know it: as long
 *     as requests may run on the schema that had it
 * @param batch how many entries of the change log are read at once
 */
record Settings(
    Duration refresh,
    Duration commit,
    Duration idle,
    Duration presence,
    Duration retry,
    Duration linger,
    int batch) {
  static final Settings DEFAULT =
      new Settings(
          Duration.ofMillis(200),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          500);
}
