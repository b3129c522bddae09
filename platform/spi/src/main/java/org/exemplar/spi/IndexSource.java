package org.exemplar.spi;

/** What kind of document an index holds. */
public enum IndexSource {
  CASE,
  CLAUSE,
  ORGANIZATION
}
