package org.exemplar.archive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exemplar.spi.PluginVersion;

/**
 * A range of versions as OSGi writes it: {@code [1.0,2)} holds 1.0.0 and does not hold 2.0.0,
 * {@code 1.0} holds 1.0.0 and everything above.
 *
 * @param floor the lowest version
 * @param floorIncluded whether it is in the range
 * @param ceiling the highest version, empty where there is none
 * @param ceilingIncluded whether it is in the range
 */
public record VersionRange(
    PluginVersion floor,
    boolean floorIncluded,
    Optional<PluginVersion> ceiling,
    boolean ceilingIncluded) {
  private static final String VERSION = "(\\d{1,6}(?:\\.\\d{1,6}){0,2})";
  private static final Pattern INTERVAL =
      Pattern.compile("([\\[(])\\s*" + VERSION + "\\s*,\\s*" + VERSION + "\\s*([])])");
  private static final Pattern FROM = Pattern.compile(VERSION);

  public VersionRange {
    if (ceiling.isEmpty() && !floorIncluded) {
      throw new IllegalArgumentException("a range without a ceiling holds its floor");
    }
    if (ceiling.isPresent()) {
      int order = floor.compareTo(ceiling.get());
      if (order > 0 || (order == 0 && !(floorIncluded && ceilingIncluded))) {
        throw new IllegalArgumentException("a range that holds no version");
      }
    }
  }

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException when the text is none, or no version can be in it
   */
  public static VersionRange parse(String text) {
    Matcher interval = INTERVAL.matcher(text);
    if (interval.matches()) {
      return new VersionRange(
          version(interval.group(2)),
          interval.group(1).equals("["),
          Optional.of(version(interval.group(3))),
          interval.group(4).equals("]"));
    }
    if (FROM.matcher(text).matches()) {
      return new VersionRange(version(text), true, Optional.empty(), false);
    }
    throw new IllegalArgumentException("a range has the form [1.0,2): " + text);
  }

  private static PluginVersion version(String text) {
    long parts = text.chars().filter(c -> c == '.').count();
    return PluginVersion.parse(text + ".0".repeat((int) (2 - parts)));
  }

  /** Whether the version is in the range. */
  public boolean includes(PluginVersion version) {
    int low = version.compareTo(floor);
    if (low < 0 || (low == 0 && !floorIncluded)) {
      return false;
    }
    int high = ceiling.map(version::compareTo).orElse(-1);
    return high < 0 || (high == 0 && ceilingIncluded);
  }

  /** The part of an OSGi filter that an attribute {@code version} in the range meets. */
  public String filter() {
    String low = floorIncluded ? "(version>=" + floor + ")" : "(!(version<=" + floor + "))";
    return low
        + ceiling
            .map(top -> ceilingIncluded ? "(version<=" + top + ")" : "(!(version>=" + top + "))")
            .orElse("");
  }

  /** The range with all numbers of its versions: {@code [1.0.0,2.0.0)}. */
  @Override
  public String toString() {
    return ceiling
        .map(top -> (floorIncluded ? "[" : "(") + floor + "," + top + (ceilingIncluded ? "]" : ")"))
        .orElseGet(floor::toString);
  }
}
