package org.exemplar.search;

import java.util.Optional;

/**
 * What would be found if less were asked for.
 *
 * @param kind what is left out
 * @param text the piece of the text that is left out, or the values of the filter; empty for the
 *     choice of an index
 * @param field name of the field of a condition
 * @param remaining the text without it; empty where nothing is left of it
 * @param totalCount how many documents match then, above 0
 */
public record Relaxation(
    Kind kind,
    Optional<String> text,
    Optional<String> field,
    Optional<String> remaining,
    int totalCount) {
  /** What is left out. */
  public enum Kind {
    /** A piece of the text. */
    TERM,
    /** A filter. */
    FILTER,
    /** The choice of an index: all are searched. */
    INDEX
  }
}
