package org.exemplar.spi;

import java.util.regex.Pattern;

/**
 * A place in a policy document, such as {@code HN#1.p2.3}.
 *
 * @param source the code of a {@link PolicySource}
 * @param path ordinals of headed clauses and {@code p} plus ordinals of paragraphs, joined by dots
 */
public record ClauseAnchor(String source, String path) {
  private static final Pattern PATH = Pattern.compile("p?[1-9]\\d*(\\.p?[1-9]\\d*)*");

  public ClauseAnchor {
    Check.text(source, "source");
    Check.require(PATH.matcher(path).matches(), "a clause path looks like 1.p2.3: " + path);
  }

  /**
   * Reads {@code HN#1.p2.3}.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static ClauseAnchor parse(String text) {
    int hash = text.indexOf('#');
    Check.require(hash > 0, "a clause anchor looks like HN#1.p2: " + text);
    return new ClauseAnchor(text.substring(0, hash), text.substring(hash + 1));
  }

  @Override
  public String toString() {
    return source + "#" + path;
  }
}
