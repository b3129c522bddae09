package org.exemplar.spi;

/** Kind of value of an attribute of an organisation. */
public enum AttributeType {
  BOOLEAN,
  INTEGER,
  TEXT,
  ENUM
}
