package org.exemplar.campaigns;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The stable address of a clause (条款锚点) inside one policy document, such as {@code 1.p2.3}.
 *
 * <p>A headed clause counts among its headed siblings ({@code 1}), a paragraph among its unheaded
 * siblings ({@code p1}); levels are joined by a dot. The numbers are positions, never the numbers
 * printed in the document, so that a document that numbers wrongly still has unique anchors.
 */
public record ClauseAnchor(String value) implements Comparable<ClauseAnchor> {
  private static final Pattern SHAPE = Pattern.compile("p?[1-9]\\d*(\\.p?[1-9]\\d*)*+");

  public ClauseAnchor {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a clause anchor: " + value);
    }
  }

  /** The anchor of the headed clause number {@code position} (from 1) at the top of a document. */
  public static ClauseAnchor headed(int position) {
    return new ClauseAnchor(Integer.toString(position));
  }

  /** The anchor of the paragraph number {@code position} (from 1) at the top of a document. */
  public static ClauseAnchor paragraph(int position) {
    return new ClauseAnchor("p" + position);
  }

  /** The anchor below this one that ends in {@code last}. */
  public ClauseAnchor below(ClauseAnchor last) {
    return new ClauseAnchor(value + "." + last.value);
  }

  /** The anchor of the clause that holds this one; empty at the top of a document. */
  public Optional<ClauseAnchor> parent() {
    int dot = value.lastIndexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(new ClauseAnchor(value.substring(0, dot)));
  }

  @Override
  public int compareTo(ClauseAnchor other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
