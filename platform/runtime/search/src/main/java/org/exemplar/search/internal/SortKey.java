package org.exemplar.search.internal;

/**
 * What hits of equal score are ordered by, unique over all indexes.
 *
 * @param key key of the document
 * @param index qualified id of its index
 */
record SortKey(String key, String index) {
  private static final char SEPARATOR = '\0';

  static SortKey parse(String text) {
    int at = text.lastIndexOf(SEPARATOR);
    if (at < 0) {
      throw new IllegalArgumentException("no sort key");
    }
    return new SortKey(text.substring(0, at), text.substring(at + 1));
  }

  @Override
  public String toString() {
    return key + SEPARATOR + index;
  }
}
