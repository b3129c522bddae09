package org.exemplar.search.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.jspecify.annotations.Nullable;

/** A generation that is being written from a scan of its source. */
final class Candidate {
  /** How far it is. */
  enum Phase {
    SCANNING,
    /** Holds all that the scan gave; what changed since then is still to come from the log. */
    SCANNED,
    ENDED
  }

  private final Slot slot;
  private final Generation generation;
  private final Documents documents;
  private final String fingerprint;
  private volatile Phase phase = Phase.SCANNING;
  private volatile boolean cancelled;
  private volatile @Nullable Throwable failure;

  Candidate(Slot slot, Definition definition, Generation generation) {
    this.slot = slot;
    this.generation = generation;
    this.documents = new Documents(definition);
    this.fingerprint = definition.fingerprint();
  }

  Slot slot() {
    return slot;
  }

  Generation generation() {
    return generation;
  }

  String fingerprint() {
    return fingerprint;
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
  void take(String key, Map<String, Object> document) {
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
