package org.exemplar.caselibrary.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A mean as what it is made of, so that equal ones are equal and none drifts.
 *
 * @param total sum of weighted points in hundredths
 * @param count of how many reviews
 */
record ExactMean(long total, int count) implements Comparable<ExactMean> {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int SHOWN = 4;

  @Override
  public int compareTo(ExactMean other) {
    return Long.compare(total * other.count, other.total * count);
  }

  /** In points, rounded for people. */
  double shown() {
    return BigDecimal.valueOf(total)
        .divide(HUNDRED.multiply(BigDecimal.valueOf(count)), SHOWN, RoundingMode.HALF_UP)
        .doubleValue();
  }
}
