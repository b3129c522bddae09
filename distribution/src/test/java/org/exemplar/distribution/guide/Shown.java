package org.exemplar.distribution.guide;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a guide shows of an output, where {@code …} stands for whatever differs or is left out. */
final class Shown {
  private static final String ANYTHING = "…";

  private final Pattern pattern;

  /**
   * Something shown.
   *
   * @param text lines; one that is {@code …} alone stands for any lines, also for none
   */
  Shown(String text) {
    this.pattern =
        Pattern.compile(lines(text).stream().map(Shown::line).collect(Collectors.joining()));
  }

  boolean fits(String output) {
    String whole = lines(output).stream().map(line -> line + "\n").collect(Collectors.joining());
    return pattern.matcher(whole).matches();
  }

  private static List<String> lines(String text) {
    return text.stripTrailing().lines().map(String::stripTrailing).toList();
  }

  private static String line(String line) {
    if (line.equals(ANYTHING)) {
      return "(?:.*\\n)*?";
    }
    StringBuilder each = new StringBuilder();
    for (String part : line.split(ANYTHING, -1)) {
      each.append(each.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return each + "\\n";
  }
}
