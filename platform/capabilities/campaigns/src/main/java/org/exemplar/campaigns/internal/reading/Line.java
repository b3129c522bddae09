package org.exemplar.campaigns.internal.reading;

/**
 * A line and what kind it is.
 *
 * @param source the line
 * @param kind its kind
 * @param text the line without stray spaces
 */
record Line(SourceLine source, LineKind kind, String text) {

  static Line of(SourceLine source) {
    return new Line(source, LineKinds.of(source), source.text());
  }

  /** The same line with other text. */
  Line withText(String other) {
    return of(source.withSpaced(other));
  }

  int number() {
    return source.number();
  }

  boolean is(LineKind other) {
    return kind == other;
  }
}
