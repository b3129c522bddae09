package org.exemplar.spi.programme;

/** On which line somebody guides. */
public enum GuidanceLine {
  /** The line of superiors, who decide. */
  TERRITORIAL,
  /** The line of a field of work: it guides and comments, and does not decide. */
  SECTOR
}
