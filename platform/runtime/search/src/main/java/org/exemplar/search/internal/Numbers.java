package org.exemplar.search.internal;

import java.util.stream.Stream;

/** Reads numbers. */
final class Numbers {
  private Numbers() {}

  /** The number that a value is, or nothing. */
  static Stream<Double> of(Object value) {
    try {
      double number =
          value instanceof Number given
              ? given.doubleValue()
              : Double.parseDouble(value.toString().strip());
      return Double.isFinite(number) ? Stream.of(number) : Stream.empty();
    } catch (NumberFormatException noNumber) {
      return Stream.empty();
    }
  }
}
