package org.exemplar.search.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations of one index that are open: the one that answers and the one that may follow it.
 *
 * <p>Only the follower changes them.
 */
final class Generations {
  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

  private final Path folder;
  private final Analyzer analyzer;
  private final Shelf shelf;
  private volatile @Nullable Generation live;
  private volatile @Nullable Candidate candidate;
  private @Nullable Definition made;
  private boolean served;
  private int newest;

  Generations(Path folder, Analyzer analyzer, Shelf shelf) {
    this.folder = folder;
    this.analyzer = analyzer;
    this.shelf = shelf;
  }

  /** Those of an index that was replaced and answers those who still know it. */
  Generations(Generations successor, Replaced replaced) {
    this(successor.folder, successor.analyzer, successor.shelf);
    this.live = replaced.generation();
    this.made = replaced.definition();
  }

  /** A generation that another has taken the place of, with the definition that it was made by. */
  record Replaced(Definition definition, Generation generation) {}

  Path folder() {
    return folder;
  }

  Optional<Generation> live() {
    return Optional.ofNullable(live);
  }

  Optional<Candidate> candidate() {
    return Optional.ofNullable(candidate);
  }

  /**
   * Opens what stands on disk: a generation that serves the definition as it is or else the newest
   * that can be opened, which answers until another is built.
   *
   * @param used generations that others have open
   */
  void open(Definition wanted, Set<Path> used) throws IOException {
    newest = Folders.newest(folder);
    Optional<Path> fitting = Shelf.find(folder, wanted, used);
    fitting.ifPresent(this::open);
    made = live == null ? null : wanted;
    for (Path generation : Folders.all(folder)) {
      if (live == null && !used.contains(generation)) {
        open(generation);
      }
    }
  }

  private void open(Path generation) {
    try {
      live = Generation.open(generation, analyzer);
    } catch (IOException | RuntimeException damaged) {
      LOG.warn("Index {} cannot be opened and will be built: {}", generation, damaged.toString());
    }
  }

  /** Says on disk that what answers serves. */
  void serve() throws IOException {
    Generation answering = live;
    if (!served && answering != null) {
      Shelf.serve(answering.folder());
      served = true;
    }
  }

  /** Says on disk that what has answered is out of service, though it may stay open. */
  void stepBack() throws IOException {
    Generation answering = live;
    if (served && answering != null) {
      shelf.keep(answering.folder());
      served = false;
    }
  }

  /** Makes a generation on disk, if one serves the definition as it is, the one that follows. */
  Optional<Candidate> seek(Definition wanted, Set<Path> used) throws IOException {
    Optional<Path> found = Shelf.find(folder, wanted, used);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    LOG.info("Index {} comes back: generation {}", wanted.id(), found.get().getFileName());
    Generation back = Generation.open(found.get(), analyzer);
    return Optional.of(begin(Candidate.found(wanted, back)));
  }

  /** Begins the next generation; it answers at once where nothing else does. */
  Candidate begin(Definition wanted, boolean published) throws IOException {
    newest = Math.max(newest, Folders.newest(folder)) + 1;
    Path place = folder.resolve("g" + newest);
    Generation next = Generation.create(place, analyzer, wanted.fingerprint());
    if (!published) {
      Shelf.reserve(place);
    }
    return begin(Candidate.empty(wanted, next));
  }

  private Candidate begin(Candidate begun) {
    candidate = begun;
    if (live == null) {
      live = begun.generation();
      made = begun.definition();
    }
    return begun;
  }

  /** What the candidate would replace, where that was made by another definition that is known. */
  Optional<Replaced> replaced(Candidate finished) {
    Generation previous = live;
    Definition before = made;
    return previous == null || before == null || !isAnother(previous, finished)
        ? Optional.empty()
        : Optional.of(new Replaced(before, previous));
  }

  private static boolean isAnother(Generation previous, Candidate next) {
    return previous != next.generation()
        && !previous.saved().fingerprint().equals(next.fingerprint());
  }

  /** Makes the candidate durable and says on disk what becomes of what it replaces. */
  void finish(Candidate finished, boolean published) throws IOException {
    Generation next = finished.generation();
    next.refresh();
    next.commit();
    Generation previous = live;
    if (previous != null && mayComeBack(previous, finished)) {
      shelf.keep(previous.folder());
    }
    if (published) {
      Shelf.serve(next.folder());
    }
    served = published;
  }

  private static boolean mayComeBack(Generation previous, Candidate next) {
    return isAnother(previous, next) && !previous.mixed();
  }

  /**
   * Puts the finished candidate in the place of what has answered until now.
   *
   * @param stays whether that stays open, in the hands of somebody else
   */
  void adopt(Candidate finished, boolean stays) {
    Generation next = finished.generation();
    Generation previous = live;
    live = next;
    made = finished.definition();
    candidate = null;
    if (previous != null && previous != next && !stays) {
      previous.retire(!mayComeBack(previous, finished));
    }
    LOG.info(
        "Index {} holds {} documents, generation {}",
        finished.definition().id(),
        next.documents(),
        next.folder().getFileName());
  }

  /** Gives up the candidate and says why, if something went wrong with a build. */
  Optional<Throwable> abandon() {
    Candidate given = candidate;
    if (given == null) {
      return Optional.empty();
    }
    Optional<Throwable> reason = given.failure();
    if (live == given.generation()) {
      live = null;
    }
    candidate = null;
    given.generation().retire(!given.reopened() || reason.isPresent());
    return given.reopened() ? Optional.empty() : reason;
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
    return isCandidate(generation)
        && candidate().filter(next -> next.phase() == Candidate.Phase.SCANNING).isPresent();
  }

  boolean isCandidate(Generation generation) {
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

  /** Closes what answers; the folder stays. */
  void close() {
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
