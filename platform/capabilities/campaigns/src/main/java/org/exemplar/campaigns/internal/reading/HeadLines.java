package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;

/** The red head of a document, or names of bodies above its title. */
final class HeadLines {
  private static final String FILE = "文件";

  private final List<Line> names = new ArrayList<>();
  private final List<String> issuers = new ArrayList<>();

  void add(Line line) {
    if (line.is(LineKind.LETTERHEAD)) {
      closeHead(line.text().substring(0, line.text().length() - FILE.length()));
    } else {
      names.add(line);
    }
  }

  void addName(String name) {
    issuers.add(name);
  }

  /** Takes the lines of names that stand right above the first line of a title. */
  List<Line> namesRightAbove(Line title) {
    int from = names.size();
    Line below = title;
    while (from > 0 && !below.source().afterBlank()) {
      from--;
      below = names.get(from);
    }
    List<Line> above = List.copyOf(names.subList(from, names.size()));
    names.subList(from, names.size()).clear();
    return above;
  }

  List<String> issuers() {
    List<String> all = new ArrayList<>(issuers);
    names.forEach(line -> all.addAll(BodyName.all(line.source())));
    return all;
  }

  /** A head over several lines is one name, unless its last line is a full name by itself. */
  private void closeHead(String last) {
    List<String> parts = new ArrayList<>();
    names.forEach(line -> parts.addAll(BodyName.all(line.source())));
    names.clear();
    if (!last.isEmpty() && !parts.isEmpty() && !BodyName.isFull(last)) {
      parts.add(parts.removeLast() + last);
    } else if (!last.isEmpty()) {
      parts.add(last);
    }
    issuers.addAll(parts);
  }
}
