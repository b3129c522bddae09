package org.exemplar.benchmarks.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomisationTestTest {
  private final RandomisationTest test = new RandomisationTest(10_000, 7);

  @Test
  void the_same_values_differ_in_no_draw() {
    assertThat(test.p(List.of(0.1, 0.5, 1.0), List.of(0.1, 0.5, 1.0))).isEqualTo(1);
  }

  /** Ten differences of the same size: only 2 of the 1,024 ways to sign them are as extreme. */
  @Test
  void its_share_is_that_of_all_ways_to_swap() {
    List<Double> better = Collections.nCopies(10, 0.6);
    List<Double> worse = Collections.nCopies(10, 0.4);

    assertThat(test.p(better, worse)).isCloseTo(2.0 / 1024, within(0.0015));
  }

  /** Differences 1, 2 and 3: of the 8 sums of signs 2 are as large as 6, 4 as large as 4. */
  @Test
  void small_cases_can_be_counted() {
    assertThat(test.p(List.of(1.0, 2.0, 3.0), List.of(0.0, 0.0, 0.0)))
        .isCloseTo(2.0 / 8, within(0.02));
    assertThat(test.p(List.of(0.0, 2.0, 3.0), List.of(1.0, 0.0, 0.0)))
        .isCloseTo(4.0 / 8, within(0.02));
  }

  @Test
  void who_is_better_makes_no_difference() {
    List<Double> one = List.of(0.9, 0.2, 0.7, 0.8, 0.6);
    List<Double> other = List.of(0.1, 0.3, 0.5, 0.5, 0.2);

    assertThat(test.p(one, other)).isEqualTo(test.p(other, one));
  }

  @Test
  void the_same_seed_draws_the_same_beyond_one_word_of_signs() {
    List<Double> one = Collections.nCopies(70, 0.5);
    List<Double> other = Collections.nCopies(70, 0.4);

    assertThat(test.p(one, other)).isEqualTo(new RandomisationTest(10_000, 7).p(one, other));
    assertThat(test.p(one, other)).isEqualTo(1.0 / 10_001);
  }

  @Test
  void values_must_be_those_of_the_same_queries() {
    assertThatThrownBy(() -> test.p(List.of(1.0), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
