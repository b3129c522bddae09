package org.exemplar.search.internal;

import org.exemplar.spi.IndexField;

/**
 * Names of Lucene fields.
 *
 * <p>They carry the type and are the same in all indexes, so that one name never has two types and
 * the statistics of several indexes add up.
 */
final class Names {
  /** Key of the document, as a term. */
  static final String KEY = "_key";

  /** {@link SortKey} of the document, as doc values. */
  static final String SORT = "_sort";

  /** Instead of the name of a TEXT field: all of them as one text. */
  static final String ALL = "*";

  /** On documents that are not for everybody: the permission that finding them takes. */
  static final String AUDIENCE = "_audience";

  /** One term on all documents that are not for everybody. */
  static final String RESTRICTED = "_restricted";

  /** Beginnings by which what a document is called is suggested, see {@link Prompts}. */
  static final String PROMPT = "_prompt";

  /** What a document is called, field by field, as doc values of {@link Phrase}. */
  static final String PHRASE = "_phrase";

  /** Words with how they sound, see {@link Spoken}. */
  static final String SPOKEN = "_spoken";

  /** Words that are long enough for a slip to be told from another word. */
  static final String WORD = "_word";

  /** Bands of the {@link Likeness} of all texts. */
  static final String BAND = "_band";

  /** Bytes of the {@link Likeness}, as doc values. */
  static final String LIKENESS = "_likeness";

  private Names() {}

  /** Holds values that are matched and counted whole. */
  static String keyword(IndexField field) {
    return "keyword." + field.name();
  }

  static String bool(IndexField field) {
    return "boolean." + field.name();
  }

  static String number(IndexField field) {
    return "number." + field.name();
  }

  /** Holds codes of the ranges that the numbers fall into. */
  static String range(IndexField field) {
    return "range." + field.name();
  }

  /** Holds spans of days. */
  static String date(IndexField field) {
    return "date." + field.name();
  }

  /** Holds the years that the spans touch. */
  static String year(IndexField field) {
    return "year." + field.name();
  }

  /** A number by which hits can be sorted, as doc values. */
  static String sorted(IndexField field) {
    return "sorted." + field.name();
  }

  /** The Lucene field whose values are counted for a facet. */
  static String facet(IndexField field) {
    return switch (field.type()) {
      case KEYWORD -> keyword(field);
      case BOOLEAN -> bool(field);
      case NUMBER -> range(field);
      case DATE -> year(field);
      case TEXT -> throw new IllegalArgumentException("a TEXT field is no facet");
    };
  }
}
