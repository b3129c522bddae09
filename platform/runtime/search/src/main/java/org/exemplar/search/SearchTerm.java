package org.exemplar.search;

import java.util.Optional;

/**
 * What a piece of the text that somebody typed was taken for.
 *
 * @param kind what it does
 * @param text it, as it was typed, without its sign, quotes and field
 * @param field name of the only field that is looked at; empty for all
 */
public record SearchTerm(Kind kind, String text, Optional<String> field) {
  /** What a piece of a text does. */
  public enum Kind {
    /** Its words are looked for, in other words too. */
    WORDS,
    /** It must stand there as it was typed. */
    PHRASE,
    /** A field must have the value, or lie within the bounds. */
    CONDITION,
    /** It must not stand there. */
    WITHOUT,
    /** A field must not have the value, nor lie within the bounds. */
    WITHOUT_CONDITION
  }
}
