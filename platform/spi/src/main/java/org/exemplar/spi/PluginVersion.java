package org.exemplar.spi;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A semantic version of three numbers. */
public record PluginVersion(int major, int minor, int micro) implements Comparable<PluginVersion> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");

  public PluginVersion {
    Check.require(major >= 0 && minor >= 0 && micro >= 0, "a version has no negative part");
  }

  /**
   * Reads {@code 1.0.0}.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static PluginVersion parse(String text) {
    Matcher matcher = FORM.matcher(text);
    Check.require(matcher.matches(), "a version has the form 1.0.0: " + text);
    return new PluginVersion(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  @Override
  public int compareTo(PluginVersion other) {
    return Comparator.comparingInt(PluginVersion::major)
        .thenComparingInt(PluginVersion::minor)
        .thenComparingInt(PluginVersion::micro)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + micro;
  }
}
