package org.exemplar.store.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.exemplar.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices commits of other nodes: one query of one row, four times a second. */
final class HeadPoll implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeadPoll.class);
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final CommittedChanges changes;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("exemplar-store-poll").factory());

  HeadPoll(CommittedChanges changes) {
    this.changes = changes;
  }

  void start() {
    long millis = INTERVAL.toMillis();
    var _ = timer.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.close();
  }

  private void look() {
    try {
      if (changes.moveTo(changes.storedHead())) {
        changes.announce();
      }
    } catch (StoreException unavailable) {
      LOG.debug("Cannot look for commits of other nodes", unavailable);
    } catch (RuntimeException unexpected) {
      LOG.warn("Cannot look for commits of other nodes", unexpected);
    }
  }
}
