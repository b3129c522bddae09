package org.exemplar.campaigns.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

  @ParameterizedTest
  @CsvSource({
    "2010年5月28日, 2010-05-28",
    "二0一0年六月二十二日, 2010-06-22",
    "二〇一〇年五月二十八日, 2010-05-28",
    "二○一一年四月三十日, 2011-04-30",
    "二O一一年十二月十日, 2011-12-10",
    "二Ｏ一一年元月一日, 2011-01-01",
    "二零二三年十月三十一日, 2023-10-31",
    "一九九八年二月廿三日, 1998-02-23",
    "2031.4.20, 2031-04-20",
    "2031-04-05, 2031-04-05",
    "2031/12/05, 2031-12-05",
    "2011年5月30日前, 2011-05-30"
  })
  void readsEveryNotation(String text, LocalDate date) {
    assertThat(DateText.first(text)).contains(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2031年2月30日",
        "2031年13月1日",
        "二〇三一年四月三十一日",
        "2031年5月",
        "三年五个月",
        "五月二十八日",
        "2031年0月1日"
      })
  void doesNotGuess(String text) {
    assertThat(DateText.first(text)).isEmpty();
  }
}
