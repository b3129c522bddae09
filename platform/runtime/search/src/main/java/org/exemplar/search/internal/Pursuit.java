package org.exemplar.search.internal;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.exemplar.search.DocumentSource;
import org.exemplar.spi.IndexSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the change log for all kinds of documents; a kind that fails is tried again later. */
final class Pursuit {
  private static final Logger LOG = LoggerFactory.getLogger(Pursuit.class);

  private final Sources sources;
  private final LogReader reader;
  private final long retry;
  private final Map<IndexSource, Long> troubled = new ConcurrentHashMap<>();

  /**
   * For the follower.
   *
   * @param retry after how many milliseconds a kind that fails is tried again
   */
  Pursuit(Sources sources, LogReader reader, long retry) {
    this.sources = sources;
    this.reader = reader;
    this.retry = retry;
  }

  /** Whether a kind waits for another try. */
  boolean troubled() {
    return !troubled.isEmpty();
  }

  /** Whether documents of a kind could not be read just now. Any thread may ask. */
  boolean troubled(IndexSource kind, long now) {
    return troubled.getOrDefault(kind, Long.MIN_VALUE) > now;
  }

  /** Goes one batch further and says which kinds have more to read. */
  Set<IndexSource> follow(Collection<Slot> present, long now) {
    Set<IndexSource> busy = EnumSet.noneOf(IndexSource.class);
    for (IndexSource kind : IndexSource.values()) {
      List<Slot> ours = present.stream().filter(slot -> slot.kind() == kind).toList();
      List<LogReader.Target> targets = LogReader.targets(ours);
      if (!targets.isEmpty() && follow(kind, targets, now)) {
        busy.add(kind);
      }
    }
    return busy;
  }

  private boolean follow(IndexSource kind, List<LogReader.Target> targets, long now) {
    Optional<DocumentSource> source = sources.of(kind);
    if (source.isEmpty() || troubled(kind, now)) {
      return false;
    }
    try {
      boolean more = reader.follow(source.get(), targets);
      troubled.remove(kind);
      return more;
    } catch (RuntimeException broken) {
      if (troubled.put(kind, now + retry) == null) {
        LOG.error("Documents of kind {} cannot be read; trying again", kind, broken);
      }
      return false;
    }
  }
}
