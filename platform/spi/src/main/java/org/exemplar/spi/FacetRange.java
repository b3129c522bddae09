package org.exemplar.spi;

import java.util.OptionalDouble;

/**
 * A bucket of a facet over numbers.
 *
 * @param code SCREAMING_SNAKE_CASE
 * @param name its label
 * @param from lower bound, inclusive
 * @param below upper bound, exclusive
 */
public record FacetRange(
    String code, LocalizedText name, OptionalDouble from, OptionalDouble below) {
  public FacetRange {
    Check.constant(code, "code");
    Check.require(from.isPresent() || below.isPresent(), "a range has a bound: " + code);
  }

  /** Whether the number falls into the range. */
  public boolean contains(double number) {
    return (from.isEmpty() || number >= from.getAsDouble())
        && (below.isEmpty() || number < below.getAsDouble());
  }
}
