package org.exemplar.archive.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.TrustProblem;
import org.exemplar.spi.LocalizedText;

/** Collects what is wrong with an archive. */
final class Problems {
  /** As many as somebody would read; an archive with more has one fault many times. */
  private static final int MOST = 200;

  private final List<ArchiveProblem> problems = new ArrayList<>();

  static ArchiveProblem problem(String code, String zh, String en) {
    return new ArchiveProblem(code, new LocalizedText(zh, en), Optional.empty());
  }

  static ArchiveProblem at(String entry, String code, String zh, String en) {
    return new ArchiveProblem(code, new LocalizedText(zh, en), Optional.of(shown(entry)));
  }

  static TrustProblem trust(String code, String file, int line, String zh, String en) {
    return new TrustProblem(code, new LocalizedText(zh, en), file, line);
  }

  /** A name as it may be printed. */
  static String shown(String name) {
    int[] shown =
        name.codePoints()
            .map(
                c ->
                    Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '�' : c)
            .limit(255)
            .toArray();
    return new String(shown, 0, shown.length);
  }

  void add(String code, String zh, String en) {
    add(problem(code, zh, en));
  }

  void addAt(String entry, String code, String zh, String en) {
    add(at(entry, code, zh, en));
  }

  void add(ArchiveProblem problem) {
    if (problems.size() < MOST && !problems.contains(problem)) {
      problems.add(problem);
    }
  }

  void addAll(List<ArchiveProblem> more) {
    more.forEach(this::add);
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  List<ArchiveProblem> all() {
    return List.copyOf(problems);
  }
}
