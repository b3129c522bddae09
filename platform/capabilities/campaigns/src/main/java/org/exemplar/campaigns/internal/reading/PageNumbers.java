package org.exemplar.campaigns.internal.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells page numbers and running heads from figures that stand on lines of their own, as cells of a
 * pasted table.
 */
final class PageNumbers {
  private static final int NEIGHBOURS = 2;
  private static final int LONGEST_HEAD = 60;
  private static final String DASH = "[-—–－―·•]{1,3}";
  private static final String OF_PAGES = "第\\d{1,4}页(?:[,，/]?共\\d{1,4}页)?";
  private static final Pattern PAGE =
      Pattern.compile(DASH + "\\s?\\d{1,4}\\s?" + DASH + "|" + OF_PAGES + "|\\d{1,4}/\\d{1,4}");
  private static final Pattern HEAD =
      Pattern.compile("([^。，；：、]{0,30}?)" + OF_PAGES + "([^。，；：、]{0,30})");
  private static final Pattern NO_TEXT = Pattern.compile("[（(]?(?:此|本|以下)页?无正文[）)]?。?");
  private static final Pattern BARE = Pattern.compile("\\d{1,3}");

  private final String[] lines;
  private final Doubts doubts;
  private final Map<String, Integer> heads = new HashMap<>();
  private final Set<String> reported = new HashSet<>();

  /** Page numbers among the raw lines of a text. */
  PageNumbers(String[] lines, Doubts doubts) {
    this.lines = lines.clone();
    this.doubts = doubts;
    for (String line : lines) {
      if (line.contains("页")) {
        head(compact(line)).ifPresent(head -> heads.merge(head, 1, Integer::sum));
      }
    }
  }

  /** Whether a compact line is the edge of a page; what may be something else is reported. */
  boolean isPage(String compact, int number) {
    boolean head = head(compact).filter(text -> heads.getOrDefault(text, 0) > 1).isPresent();
    if (head || NO_TEXT.matcher(compact).matches()) {
      if (reported.add(head(compact).orElse(compact))) {
        doubts.add(DoubtCode.REMARK_SET_ASIDE, number, compact);
      }
      return true;
    }
    return BARE.matcher(compact).matches()
        ? isBarePage(compact, number)
        : PAGE.matcher(compact).matches();
  }

  private boolean isBarePage(String compact, int number) {
    if (isFigure(number - 1, 1) || isFigure(number - 1, -1)) {
      return false;
    }
    doubts.add(DoubtCode.PAGE_NUMBER_SUSPECTED, number, compact);
    return true;
  }

  /** Pages are longer than a line or two: two numbers so near each other number none. */
  private boolean isFigure(int at, int step) {
    int seen = 0;
    for (int i = at + step; i >= 0 && i < lines.length && seen < NEIGHBOURS; i += step) {
      String line = lines[i].strip();
      if (line.length() <= LONGEST_HEAD && BARE.matcher(compact(line)).matches()) {
        return true;
      }
      seen += line.isEmpty() ? 0 : 1;
    }
    return false;
  }

  /** What stands beside the number of the page in a running head. */
  private static Optional<String> head(String compact) {
    Matcher head = HEAD.matcher(compact);
    return compact.length() <= LONGEST_HEAD && head.matches()
        ? Optional.of(head.group(1) + head.group(2)).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private static String compact(String line) {
    return Normaliser.compact(Normaliser.tidy(line).strip());
  }
}
