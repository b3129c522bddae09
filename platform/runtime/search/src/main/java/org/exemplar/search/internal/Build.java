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
  private final BuildRate rate;
  private long visited;

  Build(DocumentSource source, ChangeLog log, List<Candidate> candidates, BuildRate rate) {
    this.source = source;
    this.log = log;
    this.candidates = List.copyOf(candidates);
    this.rate = rate;
  }

  @Override
  public void run() {
    try {
      Mark start = Mark.head(log);
      long begin = System.nanoTime();
      source.scan(this::visit);
      rate.measured(visited, System.nanoTime() - begin);
      candidates.stream()
          .filter(candidate -> candidate.phase() == Candidate.Phase.SCANNING)
          .forEach(candidate -> candidate.scanned(start));
    } catch (RuntimeException | Error broken) {
      candidates.forEach(candidate -> candidate.fail(broken));
    }
  }

  private void visit(String key, Map<String, Object> document) {
    visited++;
    boolean wanted = false;
    for (Candidate candidate : candidates) {
      if (candidate.wanted()) {
        wanted = true;
        candidate.take(key, document, visited);
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
