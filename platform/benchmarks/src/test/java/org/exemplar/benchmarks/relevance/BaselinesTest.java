package org.exemplar.benchmarks.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BaselinesTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @MethodSource("org.exemplar.benchmarks.relevance.Baselines#names")
  void each_finds_the_better_document_first_and_any_word_is_enough(String name) throws IOException {
    try (Baselines baselines = baselines()) {
      assertThat(baselines.search(name, "合作社 茶叶")).containsExactly("both", "one");
      assertThat(baselines.search(name, "，。")).isEmpty();
    }
  }

  @Test
  void they_take_texts_apart_differently() throws IOException {
    try (Baselines baselines = baselines()) {
      assertThat(baselines.search("CJK bigrams", "茶")).isEmpty();
      assertThat(baselines.search("single characters", "茶")).containsExactly("both", "one");
      assertThat(baselines.search("single characters", "B")).containsExactly("latin");
      assertThat(baselines.search("StandardAnalyzer", "B")).isEmpty();
    }
  }

  private Baselines baselines() throws IOException {
    Baselines baselines = Baselines.in(folder);
    baselines.add(Document.parse("{\"id\": \"one\", \"text\": \"零散的茶叶没有人收\"}"));
    baselines.add(Document.parse("{\"id\": \"both\", \"text\": \"茶叶由合作社收购\"}"));
    baselines.add(Document.parse("{\"id\": \"latin\", \"text\": \"ABC\"}"));
    baselines.open();
    return baselines;
  }
}
