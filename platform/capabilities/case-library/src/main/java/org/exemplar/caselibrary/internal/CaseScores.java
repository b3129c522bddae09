package org.exemplar.caselibrary.internal;

import java.util.stream.IntStream;

/** One number for each dimension that a case is judged on: points, or their weights. */
record CaseScores(int authenticity, int novelty, int effect, int typicality) {
  private static final int HIGHEST = 10;
  private static final int WHOLE = 100;

  private IntStream each() {
    return IntStream.of(authenticity, novelty, effect, typicality);
  }

  /** Whether they are points that a reviewer can give. */
  boolean arePoints() {
    return each().allMatch(one -> one >= 1 && one <= HIGHEST);
  }

  /** Whether they are weights. */
  boolean areWeights() {
    return each().allMatch(one -> one >= 0 && one <= WHOLE) && each().sum() == WHOLE;
  }

  /** Points by these weights, in hundredths. */
  int of(CaseScores points) {
    return authenticity * points.authenticity
        + novelty * points.novelty
        + effect * points.effect
        + typicality * points.typicality;
  }
}
