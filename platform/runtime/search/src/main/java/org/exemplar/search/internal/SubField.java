package org.exemplar.search.internal;

/** The three ways in which each TEXT field is indexed. */
enum SubField {
  BIGRAMS("b", 0.4f),
  WORDS("w", 0.6f),
  CHARACTERS("c", 0.3f);

  private static final String PREFIX = "text.";

  private final String suffix;
  private final float weight;

  SubField(String suffix, float weight) {
    this.suffix = suffix;
    this.weight = weight;
  }

  /** How much a match counts. */
  float weight() {
    return weight;
  }

  /** The Lucene field for a field of an index definition. */
  String field(String name) {
    return PREFIX + name + "." + suffix;
  }

  /** The field of the index definition that a Lucene field belongs to. */
  static String name(String field) {
    return field.substring(PREFIX.length(), field.lastIndexOf('.'));
  }

  /** The sub-field that a Lucene field is. */
  static SubField of(String field) {
    for (SubField subField : values()) {
      if (field.endsWith("." + subField.suffix)) {
        return subField;
      }
    }
    throw new IllegalArgumentException("not a text field: " + field);
  }
}
