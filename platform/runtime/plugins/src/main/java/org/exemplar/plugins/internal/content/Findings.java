package org.exemplar.plugins.internal.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;

/** Collects what is wrong with a plugin's content. */
final class Findings {
  private final List<Problem> problems = new ArrayList<>();
  private boolean incomplete;

  /** From now on nothing is called missing, because it may stand in a file that is unreadable. */
  void incomplete() {
    incomplete = true;
  }

  /** Whether what is not found is really missing. */
  boolean complete() {
    return !incomplete;
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  void addAll(Collection<Problem> more) {
    problems.addAll(more);
  }

  void invalid(Located place, String zh, String en) {
    add(place.problem(Codes.INVALID, new LocalizedText(zh, en)));
  }

  /** Refuses the second of two that have the same name. */
  void unique(LocalizedText what, Collection<Located> names) {
    Map<String, Located> seen = new HashMap<>();
    for (Located name : names) {
      name.text().ifPresent(text -> unique(what, name, text, seen));
    }
  }

  private void unique(LocalizedText what, Located place, String name, Map<String, Located> seen) {
    Located first = seen.putIfAbsent(name, place);
    if (first != null) {
      add(place.problem(Codes.DUPLICATE, Wording.repeated(what, name, first.where())));
    }
  }

  /** Refuses a name that is not known. */
  void known(LocalizedText what, Located place, Collection<String> known) {
    place.text().ifPresent(name -> known(what, place, name, known));
  }

  /** Refuses a name that is not known, where the place holds more than the name. */
  void known(LocalizedText what, Located place, String name, Collection<String> known) {
    if (complete() && !known.contains(name)) {
      add(place.problem(Codes.REFERENCE, Wording.unknownReference(what, name, known)));
    }
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** In the order of files and lines. */
  List<Problem> sorted() {
    return problems.stream()
        .distinct()
        .sorted(
            Comparator.comparing((Problem problem) -> problem.file().orElse(""))
                .thenComparingInt(Problem::line))
        .toList();
  }
}
