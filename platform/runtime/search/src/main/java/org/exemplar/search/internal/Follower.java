package org.exemplar.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.exemplar.search.internal.Candidate.Phase;
import org.exemplar.spi.IndexSource;
import org.exemplar.store.ChangeLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that opens, feeds, renews and closes indexes. It sleeps until it is signalled or
 * something is due.
 */
final class Follower implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  private final Supplier<Collection<Slot>> slots;
  private final ChangeLog log;
  private final Settings settings;
  private final Runnable progress;
  private final Consumer<Slot> gone;
  private final Semaphore signals = new Semaphore(0);
  private final Queue<Slot> leaving = new ConcurrentLinkedQueue<>();
  private final Scans scans;
  private final Pursuit pursuit;
  private final Upkeep upkeep;
  private final Examiner examiner;
  private volatile boolean closing;

  Follower(
      Supplier<Collection<Slot>> slots,
      Sources sources,
      ChangeLog log,
      Settings settings,
      Runnable progress,
      Consumer<Slot> gone) {
    this.slots = slots;
    this.log = log;
    this.settings = settings;
    this.progress = progress;
    this.gone = gone;
    this.scans = new Scans(sources, log, settings.retry(), this::signal);
    this.pursuit =
        new Pursuit(sources, new LogReader(log, settings.batch()), settings.retry().toMillis());
    this.upkeep = new Upkeep(settings, now(), this::signal);
    this.examiner = new Examiner(this::signal);
  }

  /** Says that something may have changed. Returns at once. */
  void signal() {
    if (signals.availablePermits() == 0) {
      signals.release();
    }
  }

  /** Takes charge of closing the index of a definition that is gone, now or after a while. */
  void leave(Slot slot, boolean linger) {
    slot.leave(linger ? now() + settings.linger().toMillis() : now());
    leaving.add(slot);
    signal();
  }

  /** Leaves an index open whose definition has come back; false when it is closed already. */
  boolean stay(Slot slot) {
    synchronized (leaving) {
      return leaving.remove(slot);
    }
  }

  /** Asks the thread to end. */
  void end() {
    closing = true;
    signal();
  }

  @Override
  public void run() {
    while (!closing) {
      long pause = settings.retry().toMillis();
      try {
        pause = step();
      } catch (RuntimeException broken) {
        LOG.error("Search cannot follow the change log", broken);
      }
      progress.run();
      pause(pause);
    }
    closeAll();
    progress.run();
  }

  private void pause(long millis) {
    try {
      if (millis > 0 && signals.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        signals.drainPermits();
      }
    } catch (InterruptedException ended) {
      closing = true;
    }
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  /** Does all that is due and says how many milliseconds the thread may sleep. */
  private long step() {
    synchronized (leaving) {
      leaving.removeIf(this::left);
    }
    Collection<Slot> present = slots.get();
    present.forEach(this::settle);
    scans.begin(present, now());
    Set<IndexSource> busy = pursuit.follow(present, now());
    if (!busy.isEmpty() || upkeep.mayRefresh(now())) {
      upkeep.refresh(present, now());
    }
    present.stream().filter(slot -> !busy.contains(slot.kind())).forEach(this::adopt);
    present.forEach(slot -> upkeep.save(slot, now()));
    upkeep.lookAfter(present, now());
    return busy.isEmpty() ? pauseAfter(present) : 0;
  }

  private long pauseAfter(Collection<Slot> present) {
    boolean dirty =
        present.stream().flatMap(slot -> slot.live().stream()).anyMatch(Generation::dirty);
    if (dirty || scans.isRunning() || !leaving.isEmpty()) {
      return settings.refresh().toMillis();
    }
    boolean writing =
        present.stream().flatMap(slot -> slot.live().stream()).anyMatch(Generation::writing);
    boolean waiting = present.stream().anyMatch(slot -> slot.complaint().isPresent());
    return writing || waiting || pursuit.troubled()
        ? Math.min(1_000, settings.retry().toMillis())
        : settings.presence().toMillis();
  }

  private boolean left(Slot slot) {
    slot.candidate().ifPresent(Candidate::cancel);
    if (slot.candidate().filter(next -> next.phase() == Phase.SCANNING).isPresent()) {
      return false;
    }
    if (slot.leavesAt() > now()) {
      return false;
    }
    gone.accept(slot);
    slot.close();
    return true;
  }

  private void settle(Slot slot) {
    if (!slot.opened()) {
      open(slot);
    }
    slot.dropWithdrawn();
    slot.candidate()
        .filter(next -> !next.fingerprint().equals(slot.definition().fingerprint()))
        .ifPresent(Candidate::cancel);
    slot.candidate()
        .filter(next -> next.phase() == Phase.SCANNED)
        .ifPresent(
            next -> next.generation().complaint().map(IOException::new).ifPresent(next::fail));
    slot.candidate()
        .filter(next -> next.phase() == Phase.ENDED)
        .ifPresent(next -> slot.abandon(now() + settings.retry().toMillis()));
  }

  private void open(Slot slot) {
    if (leaving.stream().anyMatch(other -> other.folder().equals(slot.folder()))) {
      return;
    }
    try {
      slot.open(now());
      slot.live()
          .filter(generation -> !generation.mark().isIn(log))
          .ifPresent(generation -> generation.complain("the store is older than the index"));
      slot.live().ifPresent(examiner::examine);
    } catch (IOException | RuntimeException broken) {
      slot.failed(broken, now() + settings.retry().toMillis());
    }
  }

  private void adopt(Slot slot) {
    Optional<Candidate> scanned =
        slot.candidate()
            .filter(next -> next.phase() == Phase.SCANNED)
            .filter(next -> next.generation().complaint().isEmpty())
            .filter(next -> next.generation().mark().position() >= log.head());
    if (scanned.isEmpty()) {
      return;
    }
    try {
      slot.adopt(now());
    } catch (IOException | RuntimeException broken) {
      scanned.get().fail(broken);
    }
  }

  private void closeAll() {
    List<Slot> all = new ArrayList<>(slots.get());
    all.addAll(leaving);
    all.forEach(slot -> slot.candidate().ifPresent(Candidate::cancel));
    scans.join();
    all.forEach(Slot::close);
  }
}
