package org.exemplar.graphql.internal.refused;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.exemplar.spi.identity.Caller;
import org.exemplar.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes refused mutations into the change log, so that nobody can make it grow or hold up its
 * writers by being refused: of an account each of the first ones is an entry, which is there before
 * the answer; all others are counted and written as sums at the end of the interval, or of the
 * platform. What cannot be written stays counted.
 */
@Component(service = RefusedMutations.class)
public final class RefusedMutations {
  static final Duration INTERVAL = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(RefusedMutations.class);

  private final Store store;
  private final Clock clock;
  private final Sums sums = new Sums();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("graphql-refused").daemon().unstarted(task));

  @Activate
  public RefusedMutations(@Reference Store store) {
    this(store, Clock.systemUTC());
    timer.scheduleWithFixedDelay(
        this::endInterval, INTERVAL.toSeconds(), INTERVAL.toSeconds(), TimeUnit.SECONDS);
  }

  RefusedMutations(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Notes what was refused of one operation; never in a work of the store, which may be undone.
   *
   * @param address where it came from
   */
  public void note(Caller caller, String address, List<RefusedField> fields) {
    Sender sender = Sender.of(caller, address);
    Instant now = clock.instant();
    List<Noted> singles = new ArrayList<>();
    synchronized (sums) {
      for (RefusedField field : fields) {
        Noted noted = Noted.of(sender, field, now);
        if (sums.isSingle(sender)) {
          singles.add(noted);
        } else {
          sums.add(noted);
        }
      }
    }
    write(singles);
  }

  /** Writes the sums and begins anew. */
  synchronized void endInterval() {
    List<Noted> taken;
    synchronized (sums) {
      taken = sums.take();
    }
    write(taken);
  }

  private void write(List<Noted> entries) {
    if (entries.isEmpty()) {
      return;
    }
    try {
      store.write(
          transaction -> {
            entries.forEach(entry -> transaction.record(entry.change()));
            return entries.size();
          });
    } catch (RuntimeException unwritten) {
      LOG.warn("Refused mutations could not be written down; they stay counted", unwritten);
      synchronized (sums) {
        entries.forEach(sums::add);
      }
    }
  }

  /** Writes what is left, while the store is still there. */
  @Deactivate
  public void close() {
    timer.shutdown();
    endInterval();
  }
}
