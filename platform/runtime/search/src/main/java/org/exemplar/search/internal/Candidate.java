package org.exemplar.search.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * A generation that is being written from a scan of its source, or one found on disk that has yet
 * to follow the change log.
 */
final class Candidate {
  /** How far it is. */
  enum Phase {
    SCANNING,
    /** Holds all that the scan gave; what changed since then is still to come from the log. */
    SCANNED,
    ENDED
  }

  private final Generation generation;
  private final Documents documents;
  private final Definition definition;
  private final boolean reopened;
  private final long start;
  private volatile long visited;
  private volatile Phase phase;
  private volatile boolean cancelled;
  private volatile @Nullable Throwable failure;

  private Candidate(Definition definition, Generation generation, boolean reopened, Phase phase) {
    this.generation = generation;
    this.documents = new Documents(definition);
    this.definition = definition;
    this.reopened = reopened;
    this.start = generation.mark().position();
    this.phase = phase;
  }

  /** One that is to be filled by a scan. */
  static Candidate empty(Definition definition, Generation generation) {
    return new Candidate(definition, generation, false, Phase.SCANNING);
  }

  /** One that was found on disk and serves the definition as it is. */
  static Candidate found(Definition definition, Generation generation) {
    return new Candidate(definition, generation, true, Phase.SCANNED);
  }

  Generation generation() {
    return generation;
  }

  Definition definition() {
    return definition;
  }

  String fingerprint() {
    return definition.fingerprint();
  }

  /** Whether it was found on disk. */
  boolean reopened() {
    return reopened;
  }

  /** How much was done: documents of the scan, or entries of the change log. */
  long done() {
    return reopened ? generation.mark().position() - start : visited;
  }

  Phase phase() {
    return phase;
  }

  boolean wanted() {
    return phase == Phase.SCANNING && !cancelled;
  }

  /** What went wrong, empty when nothing did or nobody wants it any more. */
  Optional<Throwable> failure() {
    return cancelled ? Optional.empty() : Optional.ofNullable(failure);
  }

  void cancel() {
    cancelled = true;
    if (phase == Phase.SCANNED) {
      phase = Phase.ENDED;
    }
  }

  /** Takes a document of the scan. */
  void take(String key, Map<String, Object> document, long count) {
    visited = count;
    try {
      Optional<Document> target = documents.document(key, document);
      if (target.isPresent()) {
        generation.add(target.get());
      }
    } catch (IOException | RuntimeException broken) {
      fail(broken);
    }
  }

  void scanned(Mark start) {
    generation.mark(start);
    phase = cancelled ? Phase.ENDED : Phase.SCANNED;
  }

  void fail(Throwable reason) {
    failure = reason;
    phase = Phase.ENDED;
  }
}
