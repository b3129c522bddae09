package org.exemplar.search.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.exemplar.search.IndexStatus;
import org.exemplar.search.IndexStatus.State;
import org.exemplar.search.internal.Generations.Replaced;
import org.exemplar.spi.IndexSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One index: its definition, its generations, and when what is due.
 *
 * <p>Only the follower changes it, but for the definition, whether it is published and when it
 * leaves.
 */
final class Slot {
  private static final Logger LOG = LoggerFactory.getLogger(Slot.class);

  private final Generations generations;
  private volatile Definition definition;
  private volatile boolean published;
  private volatile boolean opened;
  private volatile long leavesAt = Long.MAX_VALUE;
  private volatile @Nullable Throwable failure;
  private String sought = "";
  private long retryAt = Long.MIN_VALUE;
  private long savedAt = Long.MIN_VALUE;

  Slot(Definition definition, Path root, Analyzer analyzer, Shelf shelf) {
    this.definition = definition;
    this.generations = new Generations(root.resolve(definition.folder()), analyzer, shelf);
  }

  /** The index under an earlier definition, for those who still know it. */
  private Slot(Slot successor, Replaced replaced, long leavesAt) {
    this.definition = replaced.definition();
    this.generations = new Generations(successor.generations, replaced);
    this.opened = true;
    this.published = true;
    this.leavesAt = leavesAt;
  }

  String id() {
    return definition.id();
  }

  Path folder() {
    return generations.folder();
  }

  Definition definition() {
    return definition;
  }

  String fingerprint() {
    return definition.fingerprint();
  }

  void define(Definition changed) {
    definition = changed;
  }

  /** Says whether the index serves or is only made ready to. */
  void publish(boolean serves) {
    published = serves;
  }

  IndexSource kind() {
    return definition.index().source();
  }

  Optional<Generation> live() {
    return generations.live();
  }

  Optional<Candidate> candidate() {
    return generations.candidate();
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

  void stay() {
    leavesAt = Long.MAX_VALUE;
  }

  /** When the index was last made durable or, while it is first built, shown. */
  long savedAt() {
    return savedAt;
  }

  void saved(long now) {
    savedAt = now;
  }

  /** Whether the index answers with all it should hold, by its own definition. */
  boolean ready() {
    return opened && candidate().isEmpty() && complaint().isEmpty();
  }

  /** Why the last try to build the index failed, empty when it did not. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  IndexStatus status() {
    Optional<Generation> answering = live();
    return new IndexStatus(
        id(),
        state(answering),
        answering.map(Generation::documents).orElse(0),
        answering.map(generation -> generation.mark().position()).orElse(0L));
  }

  private State state(Optional<Generation> answering) {
    boolean whole =
        answering
            .filter(generation -> !generation.withdrawn())
            .filter(generation -> !generations.isCandidate(generation))
            .isPresent();
    if (!whole) {
      return failure == null ? State.BUILDING : State.FAILED;
    }
    return candidate().isPresent() || complaint().isPresent() ? State.REBUILDING : State.OPEN;
  }

  /**
   * Opens what stands on disk; one that is only made ready looks for its own generation later.
   *
   * @param used generations that others have open
   */
  void open(long now, Set<Path> used) throws IOException {
    savedAt = now;
    if (published) {
      generations.open(definition, used);
    }
    opened = true;
  }

  /** Says on disk that the index serves, once it does. */
  void serve() throws IOException {
    if (published) {
      generations.serve();
    }
  }

  /** Says on disk that the index is out of service, though it may stay open for a while. */
  void stepBack() throws IOException {
    generations.stepBack();
  }

  /** Why the index must be built, empty when it is right. */
  Optional<String> complaint() {
    return live().map(this::complaint).orElse(Optional.of("there is none yet"));
  }

  private Optional<String> complaint(Generation answering) {
    return answering.saved().fits(fingerprint()) && !answering.mixed()
        ? answering.complaint()
        : Optional.of("its definition or the version of the software has changed");
  }

  /** Whether a build may begin now. */
  boolean mayBuild(long now) {
    return opened && candidate().isEmpty() && now >= retryAt && complaint().isPresent();
  }

  /** Looks once for a generation on disk that serves the definition as it is. */
  Optional<Candidate> seek(long now, Supplier<Set<Path>> used) throws IOException {
    Definition wanted = definition;
    if (!mayBuild(now) || sought.equals(wanted.fingerprint())) {
      return Optional.empty();
    }
    sought = wanted.fingerprint();
    return generations.seek(wanted, used.get());
  }

  /** Begins the next generation; it answers at once where nothing else does. */
  Candidate begin() throws IOException {
    LOG.info("Index {} is being built: {}", id(), complaint().orElse(""));
    return generations.begin(definition, published);
  }

  /**
   * Puts the finished candidate in the place of what has answered until now.
   *
   * @param leavesAt until when an earlier definition, if there was one, goes on being answered
   * @param lingers takes the index under that definition
   */
  void adopt(Candidate finished, long now, long leavesAt, Consumer<Slot> lingers)
      throws IOException {
    generations.finish(finished, published);
    Optional<Slot> former =
        generations
            .replaced(finished)
            .filter(any -> leavesAt > now)
            .map(replaced -> new Slot(this, replaced, leavesAt));
    former.ifPresent(lingers);
    generations.adopt(finished, former.isPresent());
    failure = null;
    savedAt = now;
  }

  /** Gives up the candidate; another try is made later. */
  void abandon(long nextTry) {
    generations.abandon().ifPresent(reason -> failed(reason, nextTry));
  }

  void failed(Throwable reason, long nextTry) {
    LOG.error("Index {} cannot be built", id(), reason);
    failure = reason;
    retryAt = nextTry;
  }

  /** Takes away a generation that must not answer. */
  void dropWithdrawn() {
    generations.dropWithdrawn();
  }

  /** Whether the generation is a first build that is still being filled. */
  boolean isScanning(Generation generation) {
    return generations.isScanning(generation);
  }

  /** The generations that follow the log: what the scan has filled, or what answers. */
  List<Generation> following() {
    return generations.following();
  }

  /** Closes everything; the folder stays. Only when no candidate is being scanned. */
  void close() {
    abandon(Long.MIN_VALUE);
    generations.close();
  }
}
