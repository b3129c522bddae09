package org.exemplar.caselibrary.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.exemplar.caselibrary.internal.CaseRanking.Ranked;
import org.junit.jupiter.api.Test;

final class CaseRankingTest {
  @Test
  void the_best_have_the_places() {
    assertThat(rank(2, List.of(), "a", 700, "b", 900, "c", 800).ranked())
        .extracting(Ranked::key, Ranked::rank, Ranked::tied, Ranked::selected)
        .containsExactly(
            tuple("b", 1, false, true), tuple("c", 2, false, true), tuple("a", 3, false, false));
  }

  @Test
  void equal_means_have_one_rank_and_the_next_one_counts_them() {
    assertThat(rank(4, List.of(), "a", 700, "b", 900, "c", 900, "d", 100).ranked())
        .extracting(Ranked::key, Ranked::rank, Ranked::tied, Ranked::selected)
        .containsExactly(
            tuple("b", 1, true, true),
            tuple("c", 1, true, true),
            tuple("a", 3, false, true),
            tuple("d", 4, false, true));
  }

  @Test
  void a_tie_for_the_last_places_is_not_decided_by_chance() {
    assertThat(rank(2, List.of(), "a", 700, "b", 900, "c", 700).undecided())
        .containsExactly("a", "c");
    assertThat(rank(3, List.of("d"), "a", 7, "b", 7, "c", 7, "d", 7).undecided())
        .containsExactly("d", "a", "b", "c");
    assertThat(rank(2, List.of("c"), "a", 700, "b", 900, "c", 700).ranked())
        .extracting(Ranked::key, Ranked::rank, Ranked::selected)
        .containsExactly(tuple("b", 1, true), tuple("c", 2, true), tuple("a", 2, false));
  }

  @Test
  void a_tie_that_is_wholly_in_or_wholly_out_needs_no_preference() {
    assertThat(rank(1, List.of(), "a", 700, "b", 900, "c", 700).undecided()).isEmpty();
    assertThat(rank(3, List.of(), "a", 700, "b", 900, "c", 700).undecided()).isEmpty();
  }

  @Test
  void never_more_are_selected_than_there_are_places() {
    for (int places = 1; places <= 6; places++) {
      assertThat(
              rank(places, List.of("c", "a", "b", "d", "e"), "a", 5, "b", 5, "c", 5, "d", 9, "e", 1)
                  .ranked())
          .filteredOn(Ranked::selected)
          .hasSize(Math.min(places, 5));
    }
  }

  @Test
  void means_of_different_numbers_of_reviews_compare_exactly() {
    ExactMean third = new ExactMean(100, 3);
    ExactMean same = new ExactMean(200, 6);
    ExactMean more = new ExactMean(100_000_001, 3_000_000);

    assertThat(third).isEqualByComparingTo(same);
    assertThat(more).isGreaterThan(third);
    assertThat(new ExactMean(2_000, 3).shown()).isEqualTo(6.6667);
  }

  @Test
  void points_are_weighted_in_hundredths() {
    CaseScores weights = new CaseScores(40, 20, 30, 10);

    assertThat(weights.areWeights()).isTrue();
    assertThat(new CaseScores(40, 20, 30, 11).areWeights()).isFalse();
    assertThat(new CaseScores(140, -60, 10, 10).areWeights()).isFalse();
    assertThat(weights.of(new CaseScores(9, 8, 7, 6))).isEqualTo(790);
    assertThat(new CaseScores(10, 1, 5, 5).arePoints()).isTrue();
    assertThat(new CaseScores(11, 1, 5, 5).arePoints()).isFalse();
    assertThat(new CaseScores(0, 1, 5, 5).arePoints()).isFalse();
  }

  private static CaseRanking.Result rank(int places, List<String> preferred, Object... totals) {
    Map<String, ExactMean> means = new java.util.LinkedHashMap<>();
    for (int at = 0; at < totals.length; at += 2) {
      means.put((String) totals[at], new ExactMean((Integer) totals[at + 1], 1));
    }
    return CaseRanking.of(means, places, preferred);
  }
}
