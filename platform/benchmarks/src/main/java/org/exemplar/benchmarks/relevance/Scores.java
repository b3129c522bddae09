package org.exemplar.benchmarks.relevance;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How good one list of hits is.
 *
 * @param ndcg normalised discounted cumulated gain of the first 10
 * @param mrr one divided by the place of the first relevant hit among 10, or 0
 * @param recall share of all relevant documents that is among the first 100
 */
public record Scores(double ndcg, double mrr, double recall) {
  /** How many hits are looked at. */
  public static final int DEPTH = 100;

  private static final int TOP = 10;

  /**
   * Judges a list.
   *
   * @param hits ids of documents, best first, each once
   * @param grades of the documents that were judged for the query, of which one is above 0
   */
  static Scores of(List<String> hits, Map<String, Integer> grades, Gain gain) {
    List<Integer> found = hits.stream().limit(DEPTH).map(id -> grades.getOrDefault(id, 0)).toList();
    List<Integer> ideal =
        grades.values().stream()
            .filter(grade -> grade > 0)
            .sorted(Comparator.reverseOrder())
            .toList();
    if (ideal.isEmpty()) {
      throw new IllegalArgumentException("nothing is relevant");
    }
    long relevant = found.stream().filter(grade -> grade > 0).count();
    return new Scores(
        gained(found, gain) / gained(ideal, gain),
        reciprocal(found),
        (double) relevant / ideal.size());
  }

  /** The mean of one measure. */
  public static double mean(Collection<Scores> all, ToDoubleFunction<Scores> measure) {
    return all.stream().mapToDouble(measure).average().orElse(0);
  }

  private static double gained(List<Integer> grades, Gain gain) {
    double sum = 0;
    for (int place = 1; place <= Math.min(TOP, grades.size()); place++) {
      int grade = grades.get(place - 1);
      if (grade > 0) {
        sum += gain.of(grade) * Math.log(2) / Math.log(place + 1.0);
      }
    }
    return sum;
  }

  private static double reciprocal(List<Integer> grades) {
    for (int place = 1; place <= Math.min(TOP, grades.size()); place++) {
      if (grades.get(place - 1) > 0) {
        return 1.0 / place;
      }
    }
    return 0;
  }
}
