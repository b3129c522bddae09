package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateSpanTest {
  @ParameterizedTest
  @CsvSource({
    "2024,2024-01-01,2024-12-31",
    "2024-02,2024-02-01,2024-02-29",
    "2024-02-03,2024-02-03,2024-02-03",
    "2024-02-03T10:00:00Z,2024-02-03,2024-02-03",
    "2024-03/2025-06,2024-03-01,2025-06-30",
    "2024/2024,2024-01-01,2024-12-31"
  })
  void aDateMeansAllTheDaysThatItNames(String text, LocalDate first, LocalDate last) {
    assertThat(DateSpan.parse(text)).contains(new DateSpan(first, last));
  }

  @Test
  void anIntervalMayBeOpen() {
    assertThat(DateSpan.parse("2024-03/"))
        .hasValueSatisfying(span -> assertThat(span.last()).hasYear(9999));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2024-13", "2025/2024", "24-1-1", "/", "2024年"})
  void whatIsNoDateIsNone(String text) {
    assertThat(DateSpan.parse(text)).isEmpty();
  }
}
