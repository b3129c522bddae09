package org.exemplar.search.internal;

import java.util.List;
import java.util.Map;
import org.exemplar.search.DocumentSource;
import org.exemplar.store.ChangeLog;

/** One scan of a source that fills all candidates of its kind. */
final class Build implements Runnable {
  private final DocumentSource source;
  private final ChangeLog log;
  private final List<Candidate> candidates;

  Build(DocumentSource source, ChangeLog log, List<Candidate> candidates) {
    this.source = source;
    this.log = log;
    this.candidates = List.copyOf(candidates);
  }

  @Override
  public void run() {
    try {
      Mark start = Mark.head(log);
      source.scan(this::visit);
      candidates.stream()
          .filter(candidate -> candidate.phase() == Candidate.Phase.SCANNING)
          .forEach(candidate -> candidate.scanned(start));
    } catch (RuntimeException | Error broken) {
      candidates.forEach(candidate -> candidate.fail(broken));
    }
  }

  private void visit(String key, Map<String, Object> document) {
    boolean wanted = false;
    for (Candidate candidate : candidates) {
      if (candidate.wanted()) {
        wanted = true;
        candidate.take(key, document);
      }
    }
    if (!wanted) {
      throw new Unwanted();
    }
  }

  /** Ends a scan whose result nobody wants any more. */
  private static final class Unwanted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unwanted() {
      super("the scan is not wanted any more", null, false, false);
    }
  }
}
