package org.exemplar.caselibrary.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Ranks entries of a round by their means and says which of them have a place. */
final class CaseRanking {
  /** An entry with its rank; equal means have the same one. */
  record Ranked(String key, ExactMean mean, int rank, boolean tied, boolean selected) {}

  /**
   * What came of it.
   *
   * @param ranked the best first
   * @param undecided keys of entries of one rank for whom too few places are left; nothing is
   *     decided while there are some
   */
  record Result(List<Ranked> ranked, List<String> undecided) {}

  private CaseRanking() {}

  /**
   * Ranks.
   *
   * @param places how many can be selected
   * @param preferred keys in the order in which the last places go to entries that tie for them
   */
  static Result of(Map<String, ExactMean> means, int places, List<String> preferred) {
    List<String> order = new ArrayList<>(means.keySet());
    order.sort(
        Comparator.comparing((String key) -> mean(means, key))
            .reversed()
            .thenComparingInt(key -> preference(preferred, key))
            .thenComparing(Comparator.naturalOrder()));
    List<Ranked> ranked = new ArrayList<>();
    List<String> undecided = List.of();
    for (int start = 0; start < order.size(); ) {
      List<String> group = group(order, means, start);
      int left = Math.max(0, places - start);
      if (left > 0 && left < group.size() && named(group, preferred) < left) {
        undecided = group;
      }
      for (int at = 0; at < group.size(); at++) {
        String key = group.get(at);
        ranked.add(new Ranked(key, mean(means, key), start + 1, group.size() > 1, at < left));
      }
      start += group.size();
    }
    return new Result(ranked, undecided);
  }

  /** Those of one mean, from a place on. */
  private static List<String> group(List<String> order, Map<String, ExactMean> means, int start) {
    ExactMean mean = mean(means, order.get(start));
    return order.stream()
        .skip(start)
        .takeWhile(key -> mean(means, key).compareTo(mean) == 0)
        .toList();
  }

  private static ExactMean mean(Map<String, ExactMean> means, String key) {
    return java.util.Objects.requireNonNull(means.get(key));
  }

  private static int preference(List<String> preferred, String key) {
    int at = preferred.indexOf(key);
    return at < 0 ? preferred.size() : at;
  }

  private static long named(List<String> group, List<String> preferred) {
    return group.stream().filter(preferred::contains).count();
  }
}
