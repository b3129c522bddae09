package org.exemplar.campaigns.internal.reading;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.exemplar.campaigns.Doubt;

/** Collects doubts while a text is read, and hands them out by the lines of a document. */
final class Doubts {
  private final Set<Doubt> found = new LinkedHashSet<>();

  void add(DoubtCode code, int line, Object... details) {
    found.add(code.at(line, details));
  }

  /** The doubts of lines from (inclusive) to (exclusive), by line. */
  List<Doubt> between(int from, int to) {
    return found.stream()
        .filter(doubt -> doubt.line() >= from && doubt.line() < to)
        .sorted(Comparator.comparingInt(Doubt::line))
        .toList();
  }
}
