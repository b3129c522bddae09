package org.exemplar.caselibrary.internal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Facet values in one form, so that 5, 5.0 and a number read from a column are the same. */
final class FacetValues {
  private FacetValues() {}

  static Map<String, Object> canonical(Map<String, Object> facets) {
    Map<String, Object> canonical = new LinkedHashMap<>();
    facets.forEach((name, value) -> canonical.put(name, canonical(value)));
    return canonical;
  }

  private static Object canonical(Object value) {
    return value instanceof Number number ? number(number) : value;
  }

  private static Number number(Number number) {
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      return value;
    }
    BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
    if (exact.scale() > 0) {
      return value;
    }
    return exact.precision() - exact.scale() <= 9 ? (Number) exact.intValueExact() : (Number) value;
  }
}
