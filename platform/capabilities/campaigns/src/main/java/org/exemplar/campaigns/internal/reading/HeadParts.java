package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes apart what stands beside each other in the head of a document: marks of secrecy and
 * urgency, the number, the title. The star of the red head is layout wherever it stands.
 */
final class HeadParts {
  private static final String STARS = "★☆";
  private static final String TERM = "(?:长期|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?:年|个月))";
  private static final Pattern MARK =
      Pattern.compile(
          "^((?:绝密|机密|秘密)(?:\\s*★\\s*"
              + TERM
              + "|\\s*★(?!\\s*"
              + TERM
              + "))?|特急|加急|特提|急件)(?:\\s+|(?<=★))(?=\\S{2})");
  private static final Pattern GAP = Pattern.compile("\\s{2,}|\\t");

  private HeadParts() {}

  /** The parts of a tidy line, each of which is a line of its own; mostly the line itself. */
  static List<String> of(String line) {
    String rest = withoutStars(line.strip());
    List<String> parts = new ArrayList<>();
    Matcher mark = MARK.matcher(rest);
    while (mark.find()) {
      parts.add(String.valueOf(mark.group(1)));
      rest = withoutStars(rest.substring(mark.end()));
      mark = MARK.matcher(rest);
    }
    parts.addAll(numberBeside(rest));
    return parts;
  }

  /** The star of a mark such as 秘密★ belongs to it. */
  private static String withoutStars(String line) {
    int from = 0;
    while (from < line.length() && STARS.indexOf(line.charAt(from)) >= 0) {
      from++;
    }
    int to = line.length();
    while (to > from && STARS.indexOf(line.charAt(to - 1)) >= 0) {
      to--;
    }
    boolean marked = to > from && line.charAt(to - 1) == '密';
    return line.substring(from, marked ? line.length() : to).strip();
  }

  /** A number with a wide gap before or behind it stands by itself. */
  private static List<String> numberBeside(String line) {
    List<String> columns = GAP.splitAsStream(line).toList();
    boolean head =
        columns.size() == 2
            && columns.stream().anyMatch(HeadParts::isNumber)
            && columns.stream().noneMatch(column -> AlignedTables.isFigure(column));
    return head ? columns : List.of(line);
  }

  private static boolean isNumber(String text) {
    return NumberText.whole(Normaliser.compact(text)).filter(n -> n.contains("〔")).isPresent();
  }
}
