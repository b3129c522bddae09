package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTest {
  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\ud800", "\udc00", "\u001b[0m", "\u0085"})
  void controls_and_broken_characters_are_refused_with_their_place(String text) {
    assertThat(Storable.check(Map.of("list", List.of("good", Map.of("name", text)))))
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo("FORM_INVALID");
              assertThat(refusal.path()).containsExactly("input", "values", "list", "1", "name");
            });
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN})
  void numbers_that_are_none_are_refused(double number) {
    assertThat(Storable.check(Map.of("income", number))).hasSize(1);
  }

  @Test
  void text_with_lines_and_rare_characters_is_kept() {
    assertThat(Storable.check(Map.of("a", "一\r\n\t二 𠮷 😀", "b", 1e308, "c", true))).isEmpty();
  }
}
