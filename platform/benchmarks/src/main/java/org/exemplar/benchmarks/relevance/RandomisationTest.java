package org.exemplar.benchmarks.relevance;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether two searches differ by more than chance, asked the same queries: had it been chance, each
 * query's two values could as well have changed places.
 *
 * @param permutations how often places are drawn
 * @param seed makes the draws the same each time
 */
public record RandomisationTest(int permutations, long seed) {
  /** How often places are usually drawn. */
  public static final int USUAL = 10_000;

  private static final double EPSILON = 1e-12;

  /**
   * Share of draws in which the means differ at least as much as they do, in either direction; the
   * draw that was seen is one of them.
   */
  public double p(List<Double> one, List<Double> other) {
    if (one.size() != other.size()) {
      throw new IllegalArgumentException(one.size() + " values beside " + other.size());
    }
    double[] differences = new double[one.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = one.get(i) - other.get(i);
    }
    double seen = Math.abs(sum(differences)) - EPSILON;
    SplittableRandom random = new SplittableRandom(seed);
    int atLeast = 1;
    for (int i = 0; i < permutations; i++) {
      if (Math.abs(drawn(differences, random)) >= seen) {
        atLeast++;
      }
    }
    return (double) atLeast / (permutations + 1);
  }

  private static double sum(double[] differences) {
    double sum = 0;
    for (double difference : differences) {
      sum += difference;
    }
    return sum;
  }

  private static double drawn(double[] differences, SplittableRandom random) {
    double sum = 0;
    long signs = 0;
    for (int i = 0; i < differences.length; i++) {
      if (i % Long.SIZE == 0) {
        signs = random.nextLong();
      }
      sum += (signs & 1) == 0 ? differences[i] : -differences[i];
      signs >>>= 1;
    }
    return sum;
  }
}
