package org.exemplar.search.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
  private static final long HOUR = TimeUnit.HOURS.toMillis(1);

  private final Roster roster;
  private final Shelf shelf;
  private final ChangeLog log;
  private final Settings settings;
  private final Runnable progress;
  private final Semaphore signals = new Semaphore(0);
  private final Scans scans;
  private final Pursuit pursuit;
  private final Upkeep upkeep;
  private final Examiner examiner;
  private volatile boolean defined;
  private volatile boolean untidy;
  private volatile boolean closing;
  private long tidiedAt;

  Follower(
      Roster roster,
      Shelf shelf,
      Sources sources,
      ChangeLog log,
      Settings settings,
      BuildRate rate,
      Runnable progress) {
    this.roster = roster;
    this.shelf = shelf;
    this.log = log;
    this.settings = settings;
    this.progress = progress;
    long retry = settings.retry().toMillis();
    this.scans = new Scans(sources, log, settings.retry(), rate, this::signal);
    this.pursuit = new Pursuit(sources, new LogReader(log, settings.batch()), retry);
    this.upkeep = new Upkeep(settings, now(), this::signal);
    this.examiner = new Examiner(this::signal);
  }

  /** Says that something may have changed. Returns at once. */
  void signal() {
    if (signals.availablePermits() == 0) {
      signals.release();
    }
  }

  /** Says that other indexes may be on disk than are needed. */
  void changed() {
    untidy = true;
    signal();
  }

  /** Says that the definitions are known, so that what nobody needs may be deleted. */
  void defined() {
    defined = true;
    changed();
  }

  /** Whether documents of a kind could not be read just now. */
  boolean troubled(IndexSource kind) {
    return pursuit.troubled(kind, now());
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

  static long now() {
    return System.nanoTime() / 1_000_000;
  }

  /** Does all that is due and says how many milliseconds the thread may sleep. */
  private long step() {
    letGo();
    Roster.View view = roster.view();
    List<Slot> wanted = view.wanted();
    wanted.forEach(this::settle);
    view.leaving().forEach(Slot::dropWithdrawn);
    scans.begin(wanted, now());
    Set<IndexSource> busy = pursuit.follow(view.all(), now());
    if (!busy.isEmpty() || upkeep.mayRefresh(now())) {
      upkeep.refresh(view.all(), now());
    }
    wanted.stream().filter(slot -> !busy.contains(slot.kind())).forEach(this::adopt);
    view.all().forEach(slot -> upkeep.save(slot, now()));
    upkeep.lookAfter(wanted, now());
    tidy();
    return busy.isEmpty() ? pauseAfter(roster.view()) : 0;
  }

  private long pauseAfter(Roster.View view) {
    List<Slot> all = view.all();
    boolean dirty = all.stream().flatMap(slot -> slot.live().stream()).anyMatch(Generation::dirty);
    if (dirty || scans.isRunning() || !view.leaving().isEmpty()) {
      return settings.refresh().toMillis();
    }
    boolean writing =
        all.stream().flatMap(slot -> slot.live().stream()).anyMatch(Generation::writing);
    boolean waiting = all.stream().anyMatch(slot -> slot.complaint().isPresent());
    return writing || waiting || pursuit.troubled()
        ? Math.min(1_000, settings.retry().toMillis())
        : settings.presence().toMillis();
  }

  private void letGo() {
    for (Slot slot : roster.view().leaving()) {
      slot.candidate().ifPresent(Candidate::cancel);
      Quietly.run(slot::stepBack);
    }
    List<Slot> left = roster.left(now());
    left.forEach(Slot::close);
    if (!left.isEmpty()) {
      untidy = true;
    }
  }

  private void settle(Slot slot) {
    if (!slot.opened()) {
      open(slot);
    }
    slot.dropWithdrawn();
    slot.candidate()
        .filter(next -> !next.fingerprint().equals(slot.fingerprint()))
        .ifPresent(Candidate::cancel);
    slot.candidate()
        .filter(next -> next.phase() == Phase.SCANNED)
        .ifPresent(
            next -> next.generation().complaint().map(IOException::new).ifPresent(next::fail));
    slot.candidate()
        .filter(next -> next.phase() == Phase.ENDED)
        .ifPresent(next -> slot.abandon(now() + settings.retry().toMillis()));
    try {
      slot.serve();
      slot.seek(now(), () -> roster.view().used())
          .map(Candidate::generation)
          .ifPresent(this::examine);
    } catch (IOException | RuntimeException broken) {
      LOG.warn("Index {} cannot be brought back and will be built", slot.id(), broken);
    }
  }

  private void open(Slot slot) {
    long now = now();
    boolean waits =
        roster.view().leaving().stream()
            .anyMatch(other -> other.folder().equals(slot.folder()) && other.leavesAt() <= now);
    if (waits) {
      return;
    }
    try {
      slot.open(now, roster.view().used());
      untidy = true;
      slot.live().ifPresent(this::examine);
    } catch (IOException | RuntimeException broken) {
      slot.failed(broken, now + settings.retry().toMillis());
    }
  }

  private void examine(Generation generation) {
    if (!generation.mark().isIn(log)) {
      generation.complain("the store is older than the index");
    }
    examiner.examine(generation);
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
      slot.adopt(scanned.get(), now(), now() + settings.linger().toMillis(), roster::linger);
      untidy = true;
    } catch (IOException | RuntimeException broken) {
      scanned.get().fail(broken);
    }
  }

  private void tidy() {
    if (!defined || (!untidy && now() - tidiedAt < HOUR)) {
      return;
    }
    untidy = false;
    tidiedAt = now();
    Roster.View view = roster.view();
    Set<Path> unopened =
        view.wanted().stream()
            .filter(slot -> !slot.opened())
            .map(Slot::folder)
            .collect(Collectors.toSet());
    Set<Path> opened = view.all().stream().map(Slot::folder).collect(Collectors.toSet());
    shelf.tidy(view.used(), opened, unopened);
  }

  private void closeAll() {
    List<Slot> all = roster.view().all();
    all.forEach(slot -> slot.candidate().ifPresent(Candidate::cancel));
    scans.join();
    all.forEach(Slot::close);
  }
}
