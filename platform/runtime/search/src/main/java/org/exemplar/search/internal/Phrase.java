package org.exemplar.search.internal;

/**
 * What a document is called in one of its fields.
 *
 * @param field name of the field
 * @param text as it stands there
 */
record Phrase(String field, String text) {
  private static final char SEPARATOR = '\0';

  static Phrase parse(String value) {
    int at = value.indexOf(SEPARATOR);
    return new Phrase(value.substring(0, at), value.substring(at + 1));
  }

  @Override
  public String toString() {
    return field + SEPARATOR + text;
  }
}
