package org.exemplar.campaigns.internal.extraction;

/** What became of a file whose text was asked for. */
public sealed interface Extraction {

  /**
   * The text: a line for each paragraph, a line for each row of a table with tabs between cells.
   */
  record Extracted(String text) implements Extraction {}

  /** The file is damaged, locked by a password or a trap. */
  record Unreadable(String zh, String en) implements Extraction {}

  /** The file is a container of the right form with something else in it. */
  record Unsupported() implements Extraction {}

  /** The text is longer than the limit. */
  record TooLong() implements Extraction {}
}
