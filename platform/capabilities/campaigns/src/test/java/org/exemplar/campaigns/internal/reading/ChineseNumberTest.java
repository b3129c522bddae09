package org.exemplar.campaigns.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChineseNumberTest {

  @ParameterizedTest
  @CsvSource({"一, 1", "十, 10", "十二, 12", "二十, 20", "三十一, 31", "廿三, 23", "一百零五, 105", "一百二十, 120"})
  void readsNumerals(String numeral, int number) {
    assertThat(ChineseNumber.read(numeral)).hasValue(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "一二", "零", "千", "十a"})
  void readsNothingElse(String text) {
    assertThat(ChineseNumber.read(text)).isEmpty();
  }
}
