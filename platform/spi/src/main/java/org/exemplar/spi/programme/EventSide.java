package org.exemplar.spi.programme;

/** Where a moment lies beside an event. */
public enum EventSide {
  /** Before it, however shortly. */
  BEFORE,
  /** On its day. */
  AT,
  /** Shortly before or after it. */
  AROUND,
  /** After it. */
  AFTER
}
