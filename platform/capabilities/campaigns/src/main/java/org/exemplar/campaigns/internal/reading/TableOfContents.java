package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sets a table of contents (目录) aside. Its lines come again as headings, and read as headings they
 * would be an outline of their own.
 */
final class TableOfContents {
  private static final int LONGEST_ENTRY = 120;
  private static final int FEWEST_ENTRIES = 2;
  private static final Pattern LEADER =
      Pattern.compile("(?:[.．…·‥]{2,}\\s*[（(]?\\d{0,4}[）)]?|\\s{2,}[（(]?\\d{1,4}[）)]?)$");

  private TableOfContents() {}

  static List<SourceLine> setAside(List<SourceLine> lines, Doubts doubts) {
    int head = 0;
    while (head < lines.size() && !lines.get(head).text().equals("目录")) {
      head++;
    }
    int end = head < lines.size() ? end(lines, head + 1) : head;
    if (end - head <= FEWEST_ENTRIES) {
      return lines;
    }
    doubts.add(
        DoubtCode.CONTENTS_SET_ASIDE,
        lines.get(head).number(),
        lines.get(head).number(),
        lines.get(end - 1).number());
    List<SourceLine> rest = new ArrayList<>(lines.subList(0, head));
    rest.addAll(lines.subList(end, lines.size()));
    return rest;
  }

  /** Where the first line stands that does not come again. */
  private static int end(List<SourceLine> lines, int from) {
    Map<String, Integer> left = new HashMap<>();
    lines.subList(from, lines.size()).forEach(line -> left.merge(entry(line), 1, Integer::sum));
    int end = from;
    while (end < lines.size() && left.merge(entry(lines.get(end)), -1, Integer::sum) > 0) {
      end++;
    }
    return end;
  }

  private static String entry(SourceLine line) {
    return line.spaced().length() > LONGEST_ENTRY
        ? line.text()
        : Normaliser.compact(LEADER.matcher(line.spaced()).replaceFirst(""));
  }
}
