package org.exemplar.spi.programme;

/** A part of a month, as documents date. */
public enum MonthPart {
  /** The first ten days. */
  EARLY,
  /** The second ten days. */
  MIDDLE,
  /** The days from the twenty-first on. */
  LATE,
  /** The last day. */
  END
}
