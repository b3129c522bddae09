package org.exemplar.benchmarks.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private final Comparison comparison =
      new Comparison(
          new Judgements(Map.of("q1", Map.of("a", 1), "q2", Map.of("b", 1))),
          Gain.LINEAR,
          List.of(new Query("q1", "甲", 0), new Query("q2", "乙", 0)));

  @Test
  void each_search_is_asked_all_queries_and_judged_by_what_is_relevant_to_each() throws Exception {
    comparison.ask("one", text -> text.equals("甲") ? List.of("a") : List.of("a", "b"));

    assertThat(comparison.values("one", Scores::mrr)).containsExactly(1.0, 0.5);
    assertThat(comparison.values("one", Scores::recall)).containsExactly(1.0, 1.0);
  }

  /** All of one query; of the other one of two. */
  @Test
  void overlap_is_the_share_of_the_longer_list_that_both_have() throws Exception {
    comparison.ask("one", text -> text.equals("甲") ? List.of() : List.of("a", "b"));
    comparison.ask("other", text -> text.equals("甲") ? List.of() : List.of("b"));

    assertThat(comparison.overlap("one", "other", 10)).isEqualTo(0.75);
    assertThat(comparison.overlap("one", "other", 1)).isEqualTo(0.5);
  }

  @Test
  void details_tell_what_each_search_found_for_each_query() throws Exception {
    comparison.ask("one", text -> List.of("a"));

    assertThat(comparison.details().getFirst())
        .containsEntry("id", "q1")
        .containsEntry("text", "甲")
        .containsEntry("grades", Map.of("a", 1))
        .containsEntry(
            "searches",
            Map.of(
                "one",
                Map.of(
                    "ndcg@10", 1.0,
                    "mrr@10", 1.0,
                    "recall@100", 1.0,
                    "hits", 1,
                    "first", List.of("a"))));
  }
}
