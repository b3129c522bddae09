package org.exemplar.spi;

/** Type of a form field, derived from its JSON Schema. */
public enum FieldType {
  TEXT,
  INTEGER,
  NUMBER,
  BOOLEAN,
  DATE,
  ENUM,
  OBJECT
}
