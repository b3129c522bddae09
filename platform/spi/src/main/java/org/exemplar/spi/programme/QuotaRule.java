package org.exemplar.spi.programme;

/** How the number of a quota comes about. */
public enum QuotaRule {
  /** The document sets it. */
  SET,
  /** It follows from the number of organisations. */
  BY_ORGANIZATIONS,
  /** Whoever has it sets it. */
  SELF_SET
}
