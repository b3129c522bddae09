package org.exemplar.spi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions from one on, or between two.
 *
 * @param from the lowest bound
 * @param includesFrom whether that version belongs to the range
 * @param to the highest bound, empty where there is none
 * @param includesTo whether that version belongs to the range
 */
public record VersionRange(
    PluginVersion from, boolean includesFrom, Optional<PluginVersion> to, boolean includesTo) {
  private static final String VERSION = "(\\d{1,6}(?:\\.\\d{1,6}){0,2})";
  private static final Pattern LEAST = Pattern.compile(VERSION);
  private static final Pattern BETWEEN =
      Pattern.compile("([\\[(])" + VERSION + "," + VERSION + "([\\])])");

  public VersionRange {
    Check.require(
        to.isEmpty() || holdsSomething(from, includesFrom, to.get(), includesTo),
        "no version lies in this range");
  }

  private static boolean holdsSomething(
      PluginVersion from, boolean includesFrom, PluginVersion to, boolean includesTo) {
    int order = from.compareTo(to);
    return order < 0 || (order == 0 && includesFrom && includesTo);
  }

  /**
   * Reads {@code [1.0,2)}, where a square bracket includes the bound and a round one does not, or
   * {@code 1.2}, which means that version and all higher ones. Parts that are left out are 0.
   *
   * @throws IllegalArgumentException when the text has another form, or when no version lies in it
   */
  public static VersionRange parse(String text) {
    Matcher least = LEAST.matcher(text);
    if (least.matches()) {
      return new VersionRange(version(least.group(1)), true, Optional.empty(), false);
    }
    Matcher between = BETWEEN.matcher(text);
    Check.require(between.matches(), "a range of versions looks like [1.0,2): " + text);
    return new VersionRange(
        version(between.group(2)),
        between.group(1).equals("["),
        Optional.of(version(between.group(3))),
        between.group(4).equals("]"));
  }

  private static PluginVersion version(String text) {
    long parts = 1 + text.chars().filter(character -> character == '.').count();
    return PluginVersion.parse(text + ".0".repeat((int) (3 - parts)));
  }

  /** Whether a version lies in the range. */
  public boolean contains(PluginVersion version) {
    int low = version.compareTo(from);
    int high = to.map(version::compareTo).orElse(-1);
    return (low > 0 || (low == 0 && includesFrom)) && (high < 0 || (high == 0 && includesTo));
  }

  @Override
  public String toString() {
    return to.map(
            highest -> (includesFrom ? "[" : "(") + from + "," + highest + (includesTo ? "]" : ")"))
        .orElse(from.toString());
  }
}
