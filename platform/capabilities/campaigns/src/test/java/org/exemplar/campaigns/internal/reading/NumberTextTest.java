package org.exemplar.campaigns.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "云政发〔2031〕3号, 云政发〔2031〕3号",
    "云政办发[2031]23号, 云政办发〔2031〕23号",
    "（云民发【2031】5号）, 云民发〔2031〕5号",
    "云民函（2031）12号, 云民函〔2031〕12号",
    "云民函〔2031〕第12号, 云民函〔2031〕第12号",
    "2031年第3号, 2031年第3号",
    "第12号, 第12号"
  })
  void readsALineThatIsANumber(String line, String number) {
    assertThat(NumberText.whole(line)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"〔2031〕3号", "云政发2031年3号", "根据云政发〔2031〕3号文件精神，制定本办法", "第三条", "共3号"})
  void takesNoOtherLineForANumber(String line) {
    assertThat(NumberText.whole(line)).isEmpty();
  }

  @Test
  void findsANumberInsideASentenceWithoutTheWordsBeforeIt() {
    assertThat(NumberText.inside("根据南委办〔2031〕12号文件精神").map(NumberText.Found::number))
        .contains("南委办〔2031〕12号");
    assertThat(NumberText.inside("见2031年5月1日")).isEmpty();
  }
}
