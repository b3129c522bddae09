package org.exemplar.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.exemplar.search.DocumentSource;
import org.exemplar.search.internal.Candidate.Phase;
import org.exemplar.spi.IndexSource;
import org.exemplar.store.ChangeLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that opens, feeds, renews and closes indexes. It sleeps until it is signalled or
 * something is due.
 */
final class Follower implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final long FAR_BEHIND = 10_000;

  private final Supplier<Collection<Slot>> slots;
  private final Sources sources;
  private final ChangeLog log;
  private final LogReader reader;
  private final Settings settings;
  private final Runnable progress;
  private final Consumer<Slot> gone;
  private final Semaphore signals = new Semaphore(0);
  private final Queue<Slot> leaving = new ConcurrentLinkedQueue<>();
  private final Map<IndexSource, Long> troubled = new EnumMap<>(IndexSource.class);
  private @Nullable Thread building;
  private @Nullable Thread examining;
  private long refreshedAt;
  private long lookedAt;
  private volatile boolean closing;

  Follower(
      Supplier<Collection<Slot>> slots,
      Sources sources,
      ChangeLog log,
      Settings settings,
      Runnable progress,
      Consumer<Slot> gone) {
    this.slots = slots;
    this.sources = sources;
    this.log = log;
    this.reader = new LogReader(log, settings.batch());
    this.settings = settings;
    this.progress = progress;
    this.gone = gone;
    this.lookedAt = now();
    this.refreshedAt = now() - settings.refresh().toMillis();
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
    build(present);
    Set<IndexSource> busy = follow(present);
    if (!busy.isEmpty() || now() - refreshedAt >= settings.refresh().toMillis()) {
      refresh(present);
    }
    present.stream().filter(slot -> !busy.contains(slot.kind())).forEach(this::adopt);
    present.forEach(this::save);
    lookAfter(present);
    return busy.isEmpty() ? pauseAfter(present) : 0;
  }

  private long pauseAfter(Collection<Slot> present) {
    boolean dirty =
        present.stream().flatMap(slot -> slot.live().stream()).anyMatch(Generation::dirty);
    if (dirty || isBuilding() || !leaving.isEmpty()) {
      return settings.refresh().toMillis();
    }
    boolean writing =
        present.stream().flatMap(slot -> slot.live().stream()).anyMatch(Generation::writing);
    boolean waiting = present.stream().anyMatch(slot -> slot.complaint().isPresent());
    return writing || waiting || !troubled.isEmpty()
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
      slot.live().ifPresent(this::examine);
    } catch (IOException | RuntimeException broken) {
      slot.failed(broken, now() + settings.retry().toMillis());
    }
  }

  /** Compares checksums of an index just opened, beside all else. */
  private void examine(Generation generation) {
    Thread before = examining;
    examining =
        Thread.ofPlatform()
            .daemon()
            .name("exemplar-search-examiner")
            .start(() -> examine(generation, before));
  }

  private void examine(Generation generation, @Nullable Thread before) {
    try {
      if (before != null) {
        before.join();
      }
      generation.checkIntegrity();
    } catch (IOException | RuntimeException | InternalError damaged) {
      generation.complain("it is damaged: " + damaged);
      signal();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isBuilding() {
    return building != null && building.isAlive();
  }

  /** Begins the scan of one kind, when none is running. */
  private void build(Collection<Slot> present) {
    if (isBuilding()) {
      return;
    }
    for (IndexSource kind : IndexSource.values()) {
      Optional<DocumentSource> source = sources.of(kind);
      List<Slot> waiting =
          present.stream().filter(slot -> slot.kind() == kind && slot.mayBuild(now())).toList();
      if (source.isPresent() && !waiting.isEmpty()) {
        build(source.get(), waiting);
        return;
      }
    }
  }

  private void build(DocumentSource source, List<Slot> waiting) {
    List<Candidate> candidates = new ArrayList<>();
    for (Slot slot : waiting) {
      try {
        candidates.add(slot.begin());
      } catch (IOException | RuntimeException broken) {
        slot.failed(broken, now() + settings.retry().toMillis());
      }
    }
    Build build = new Build(source, log, candidates);
    building =
        Thread.ofPlatform()
            .daemon()
            .name("exemplar-search-builder")
            .start(
                () -> {
                  build.run();
                  signal();
                });
  }

  /** Follows the log for all kinds and says which have more to read. */
  private Set<IndexSource> follow(Collection<Slot> present) {
    Set<IndexSource> busy = EnumSet.noneOf(IndexSource.class);
    for (IndexSource kind : IndexSource.values()) {
      List<Slot> ours = present.stream().filter(slot -> slot.kind() == kind).toList();
      List<LogReader.Target> targets = LogReader.targets(ours);
      if (!targets.isEmpty() && follow(kind, targets)) {
        busy.add(kind);
      }
    }
    return busy;
  }

  private boolean follow(IndexSource kind, List<LogReader.Target> targets) {
    Optional<DocumentSource> source = sources.of(kind);
    if (source.isEmpty() || troubled.getOrDefault(kind, Long.MIN_VALUE) > now()) {
      return false;
    }
    try {
      boolean more = reader.follow(source.get(), targets);
      troubled.remove(kind);
      return more;
    } catch (RuntimeException broken) {
      if (troubled.put(kind, now() + settings.retry().toMillis()) == null) {
        LOG.error("Documents of kind {} cannot be read; trying again", kind, broken);
      }
      return false;
    }
  }

  private void refresh(Collection<Slot> present) {
    for (Slot slot : present) {
      slot.live()
          .filter(Generation::dirty)
          .filter(generation -> !slot.isScanning(generation) || isShowingDue(slot))
          .ifPresent(this::refresh);
    }
  }

  /** Whether a first build may show what it has; it would be slow if it did so all the time. */
  private boolean isShowingDue(Slot slot) {
    boolean due = now() - slot.savedAt() >= settings.commit().toMillis();
    if (due) {
      slot.saved(now());
    }
    return due;
  }

  private void refresh(Generation generation) {
    refreshedAt = now();
    try {
      generation.refresh();
    } catch (IOException | RuntimeException broken) {
      generation.complain("it cannot be refreshed: " + broken);
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

  private void save(Slot slot) {
    Optional<Generation> own =
        slot.live()
            .filter(generation -> slot.candidate().isEmpty() && generation.complaint().isEmpty());
    if (own.isEmpty()) {
      return;
    }
    Generation generation = own.get();
    long age = now() - slot.savedAt();
    try {
      if (mustCommit(generation) && age >= settings.commit().toMillis()) {
        generation.commit();
        slot.saved(now());
      } else if (isIdle(generation) && age >= settings.idle().toMillis()) {
        generation.closeWriter();
      }
    } catch (IOException | RuntimeException broken) {
      generation.complain("it cannot be committed: " + broken);
    }
  }

  private static boolean mustCommit(Generation generation) {
    long behind = generation.mark().position() - generation.saved().mark().position();
    return generation.unsaved() || behind >= FAR_BEHIND;
  }

  private static boolean isIdle(Generation generation) {
    return generation.writing() && !generation.unsaved() && !generation.dirty();
  }

  /** Notices files that were deleted or cut while the platform runs. */
  private void lookAfter(Collection<Slot> present) {
    if (now() - lookedAt < settings.presence().toMillis()) {
      return;
    }
    lookedAt = now();
    for (Slot slot : present) {
      slot.live().filter(generation -> slot.candidate().isEmpty()).ifPresent(this::lookAfter);
    }
  }

  private void lookAfter(Generation generation) {
    try {
      if (!generation.present()) {
        generation.complain("its files are missing or cut");
        signal();
      }
    } catch (IOException broken) {
      generation.complain("its files cannot be read: " + broken);
      signal();
    }
  }

  private void closeAll() {
    List<Slot> all = new ArrayList<>(slots.get());
    all.addAll(leaving);
    all.forEach(slot -> slot.candidate().ifPresent(Candidate::cancel));
    Thread scan = building;
    if (scan != null) {
      join(scan);
    }
    all.forEach(Slot::close);
  }

  private void join(Thread thread) {
    try {
      if (!thread.join(settings.retry())) {
        LOG.warn("A document source does not end its scan");
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
