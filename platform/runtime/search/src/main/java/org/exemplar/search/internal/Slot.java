package org.exemplar.search.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.exemplar.search.IndexStatus;
import org.exemplar.search.IndexStatus.State;
import org.exemplar.spi.IndexSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of one index: the generation that answers and the one that may follow it.
 *
 * <p>Only the follower changes it, but for the definition.
 */
final class Slot {
  private static final Logger LOG = LoggerFactory.getLogger(Slot.class);

  private final String id;
  private final Path folder;
  private final Analyzer analyzer;
  private volatile Definition definition;
  private volatile @Nullable Generation live;
  private volatile @Nullable Candidate candidate;
  private volatile boolean failed;
  private boolean opened;
  private int newest;
  private long retryAt = Long.MIN_VALUE;
  private volatile long leavesAt = Long.MIN_VALUE;
  private long savedAt = Long.MIN_VALUE;

  Slot(Definition definition, Path root, Analyzer analyzer) {
    this.id = definition.id();
    this.definition = definition;
    this.folder = root.resolve(definition.folder());
    this.analyzer = analyzer;
  }

  String id() {
    return id;
  }

  Path folder() {
    return folder;
  }

  Definition definition() {
    return definition;
  }

  void define(Definition changed) {
    definition = changed;
  }

  IndexSource kind() {
    return definition.index().source();
  }

  Optional<Generation> live() {
    return Optional.ofNullable(live);
  }

  Optional<Candidate> candidate() {
    return Optional.ofNullable(candidate);
  }

  boolean opened() {
    return opened;
  }

  /** From when on the index may be closed once its definition has gone. */
  long leavesAt() {
    return leavesAt;
  }

  void leave(long from) {
    leavesAt = from;
  }

  /** When the index was last made durable or, while it is first built, shown. */
  long savedAt() {
    return savedAt;
  }

  void saved(long now) {
    savedAt = now;
  }

  IndexStatus status() {
    Generation answering = live;
    return new IndexStatus(
        id,
        state(answering),
        answering == null ? 0 : answering.documents(),
        answering == null ? 0 : answering.mark().position());
  }

  private State state(@Nullable Generation answering) {
    Candidate next = candidate;
    if (answering == null || answering.withdrawn()) {
      return failed ? State.FAILED : State.BUILDING;
    }
    if (next != null && next.generation() == answering) {
      return failed ? State.FAILED : State.BUILDING;
    }
    return next != null || complaint(answering).isPresent() ? State.REBUILDING : State.OPEN;
  }

  /** Opens the newest generation that can be opened and deletes the others. */
  void open(long now) throws IOException {
    opened = true;
    savedAt = now;
    newest = Folders.newest(folder);
    for (Path generation : Folders.generations(folder)) {
      if (live == null) {
        open(generation);
      }
      if (live == null || !live.folder().equals(generation)) {
        Folders.delete(generation);
      }
    }
    if (live != null) {
      Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
    }
  }

  private void open(Path generation) {
    try {
      live = Generation.open(generation, analyzer);
    } catch (IOException | RuntimeException damaged) {
      LOG.warn("Index {} cannot be opened and will be built: {}", id, damaged.toString());
    }
  }

  /** Why the index must be built, empty when it is right. */
  Optional<String> complaint() {
    Generation answering = live;
    return answering == null ? Optional.of("there is none yet") : complaint(answering);
  }

  private Optional<String> complaint(Generation answering) {
    return answering.saved().fits(definition.fingerprint())
        ? answering.complaint()
        : Optional.of("its definition or the version of the software has changed");
  }

  /** Whether a build may begin now. */
  boolean mayBuild(long now) {
    return opened && candidate == null && now >= retryAt && complaint().isPresent();
  }

  /** Begins the next generation; it answers at once where nothing else does. */
  Candidate begin() throws IOException {
    Definition wanted = definition;
    LOG.info("Index {} is being built: {}", id, complaint().orElse(""));
    newest = Math.max(newest, Folders.newest(folder)) + 1;
    Generation next =
        Generation.create(folder.resolve("g" + newest), analyzer, wanted.fingerprint());
    Candidate begun = new Candidate(this, wanted, next);
    candidate = begun;
    if (live == null) {
      live = next;
    }
    return begun;
  }

  /** Puts the finished candidate in the place of what has answered until now. */
  void adopt(long now) throws IOException {
    Candidate finished = candidate;
    if (finished == null) {
      return;
    }
    Generation next = finished.generation();
    next.refresh();
    next.commit();
    Generation previous = live;
    live = next;
    candidate = null;
    failed = false;
    savedAt = now;
    if (previous != null && previous != next) {
      previous.retire(true);
    }
    LOG.info("Index {} holds {} documents, generation {}", id, next.documents(), newest);
  }

  /** Gives up the candidate; another try is made later. */
  void abandon(long nextTry) {
    Candidate given = candidate;
    if (given == null) {
      return;
    }
    given.failure().ifPresent(reason -> failed(reason, nextTry));
    if (live == given.generation()) {
      live = null;
    }
    candidate = null;
    given.generation().retire(true);
  }

  void failed(Throwable reason, long nextTry) {
    LOG.error("Index {} cannot be built", id, reason);
    failed = true;
    retryAt = nextTry;
  }

  /** Takes away a generation that must not answer. */
  void dropWithdrawn() {
    Generation answering = live;
    if (answering != null && answering.withdrawn() && !isCandidate(answering)) {
      live = null;
      answering.retire(true);
    }
  }

  /** Whether the generation is a first build that is still being filled. */
  boolean isScanning(Generation generation) {
    return candidate()
        .filter(next -> next.generation() == generation)
        .filter(next -> next.phase() == Candidate.Phase.SCANNING)
        .isPresent();
  }

  private boolean isCandidate(Generation generation) {
    return candidate().filter(next -> next.generation() == generation).isPresent();
  }

  /** The generations that follow the log: what the scan has filled, or what answers. */
  List<Generation> following() {
    Candidate next = candidate;
    Generation answering = live;
    if (next != null && next.phase() == Candidate.Phase.SCANNED) {
      return answering == null || answering == next.generation()
          ? List.of(next.generation())
          : List.of(answering, next.generation());
    }
    return answering == null || isCandidate(answering) ? List.of() : List.of(answering);
  }

  /** Closes everything; the folder stays. Only when no candidate is being scanned. */
  void close() {
    abandon(Long.MIN_VALUE);
    Generation answering = live;
    live = null;
    if (answering != null) {
      Quietly.run(() -> save(answering));
      answering.retire(false);
    }
  }

  private static void save(Generation generation) throws IOException {
    if (generation.unsaved() || !generation.mark().equals(generation.saved().mark())) {
      generation.commit();
    }
  }
}
