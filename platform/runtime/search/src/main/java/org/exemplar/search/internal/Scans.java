package org.exemplar.search.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.exemplar.search.DocumentSource;
import org.exemplar.spi.IndexSource;
import org.exemplar.store.ChangeLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scans of sources, one at a time, each on a thread of its own. */
final class Scans {
  private static final Logger LOG = LoggerFactory.getLogger(Scans.class);

  private final Sources sources;
  private final ChangeLog log;
  private final Duration retry;
  private final Runnable ended;
  private final BuildRate rate;
  private @Nullable Thread running;

  /**
   * For the follower.
   *
   * @param retry after how long an index whose scan could not begin is tried again
   * @param rate takes what is measured
   * @param ended called on the thread of a scan that has come to its end
   */
  Scans(Sources sources, ChangeLog log, Duration retry, BuildRate rate, Runnable ended) {
    this.sources = sources;
    this.log = log;
    this.retry = retry;
    this.rate = rate;
    this.ended = ended;
  }

  boolean isRunning() {
    return running != null && running.isAlive();
  }

  /** Begins the scan of one kind, for all indexes that wait for it, when none is running. */
  void begin(Collection<Slot> present, long now) {
    if (isRunning()) {
      return;
    }
    for (IndexSource kind : IndexSource.values()) {
      Optional<DocumentSource> source = sources.of(kind);
      List<Slot> waiting =
          present.stream().filter(slot -> slot.kind() == kind && slot.mayBuild(now)).toList();
      if (source.isPresent() && !waiting.isEmpty()) {
        begin(source.get(), waiting, now);
        return;
      }
    }
  }

  private void begin(DocumentSource source, List<Slot> waiting, long now) {
    List<Candidate> candidates = new ArrayList<>();
    for (Slot slot : waiting) {
      try {
        candidates.add(slot.begin());
      } catch (IOException | RuntimeException broken) {
        slot.failed(broken, now + retry.toMillis());
      }
    }
    Build build = new Build(source, log, candidates, rate);
    running =
        Thread.ofPlatform()
            .daemon()
            .name("exemplar-search-builder")
            .start(
                () -> {
                  build.run();
                  ended.run();
                });
  }

  /** Waits for the end of the scan that runs. */
  void join() {
    Thread scan = running;
    if (scan == null) {
      return;
    }
    try {
      if (!scan.join(retry)) {
        LOG.warn("A document source does not end its scan");
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
