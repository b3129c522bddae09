package org.exemplar.benchmarks.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final Offset<Double> EXACTLY = within(1e-9);

  @Test
  void the_ideal_order_has_the_full_measure() {
    Scores scores =
        Scores.of(
            List.of("a", "b", "x"), Map.of("a", 3, "b", 1, "c", 0, "d", -2), Gain.EXPONENTIAL);

    assertThat(scores).isEqualTo(new Scores(1, 1, 1));
  }

  /**
   * Gains 0, 7, 1 at places 1, 2, 3 and nothing of the 3 that is worth 2: discounts are 1, log2(3)
   * = 1.584962501 and 2, so 7 / 1.584962501 + 1 / 2 = 4.916508275 of 7 + 3 / 1.584962501 + 1 / 2 =
   * 9.392789261.
   */
  @Test
  void gain_grows_with_the_power_of_the_grade_and_shrinks_with_the_logarithm_of_the_place() {
    Scores scores =
        Scores.of(
            List.of("x", "three", "one"), Map.of("three", 3, "two", 2, "one", 1), Gain.EXPONENTIAL);

    assertThat(scores.ndcg()).isCloseTo(4.916508275 / 9.392789261, EXACTLY);
    assertThat(scores.mrr()).isEqualTo(0.5);
    assertThat(scores.recall()).isCloseTo(2.0 / 3, EXACTLY);
  }

  /** 3 / 1.584962501 + 1 / 2 = 2.392789261 of 3 + 2 / 1.584962501 + 1 / 2 = 4.761859507. */
  @Test
  void a_linear_gain_is_the_grade() {
    Scores scores =
        Scores.of(
            List.of("x", "three", "one"), Map.of("three", 3, "two", 2, "one", 1), Gain.LINEAR);

    assertThat(scores.ndcg()).isCloseTo(2.392789261 / 4.761859507, EXACTLY);
  }

  @Test
  void what_stands_behind_the_tenth_place_counts_for_recall_alone() {
    List<String> hits =
        Stream.concat(IntStream.range(0, 10).mapToObj(i -> "x" + i), Stream.of("a")).toList();

    assertThat(Scores.of(hits, Map.of("a", 1), Gain.EXPONENTIAL)).isEqualTo(new Scores(0, 0, 1));
  }

  @Test
  void what_stands_behind_the_hundredth_place_counts_for_nothing() {
    List<String> hits =
        Stream.concat(IntStream.range(0, 100).mapToObj(i -> "x" + i), Stream.of("a")).toList();

    assertThat(Scores.of(hits, Map.of("a", 1), Gain.EXPONENTIAL)).isEqualTo(new Scores(0, 0, 0));
  }

  /** Twelve relevant documents: ten of them fill the ideal list, so ten found are all there is. */
  @Test
  void more_relevant_documents_than_places_do_not_make_the_ideal_list_longer() {
    Map<String, Integer> grades = new HashMap<>();
    IntStream.range(0, 12).forEach(i -> grades.put("r" + i, 1));
    List<String> hits = IntStream.range(0, 10).mapToObj(i -> "r" + i).toList();

    Scores scores = Scores.of(hits, grades, Gain.EXPONENTIAL);

    assertThat(scores.ndcg()).isCloseTo(1, EXACTLY);
    assertThat(scores.recall()).isCloseTo(10.0 / 12, EXACTLY);
  }

  @Test
  void without_anything_relevant_there_is_nothing_to_measure() {
    assertThatThrownBy(() -> Scores.of(List.of("a"), Map.of("a", 0), Gain.LINEAR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_mean_is_over_all_queries() {
    assertThat(Scores.mean(List.of(new Scores(1, 0, 0), new Scores(0.5, 0, 0)), Scores::ndcg))
        .isEqualTo(0.75);
  }
}
