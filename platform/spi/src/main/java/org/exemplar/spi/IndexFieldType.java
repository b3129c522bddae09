package org.exemplar.spi;

/** Type of a field of a search index. */
public enum IndexFieldType {
  /** Analysed text. */
  TEXT,
  /** A term that is matched whole. */
  KEYWORD,
  NUMBER,
  BOOLEAN,
  DATE
}
