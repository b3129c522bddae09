package org.exemplar.campaigns.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
  private final Doubts doubts = new Doubts();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "打字：甲某某    校对：乙 某 | ''",
        "打 字：甲某某 校 对：乙某 | ''",
        "云民报〔2031〕9号    签发人：甲某某 | 云民报〔2031〕9号",
        "签发人：甲某某    云民报〔2031〕9号 | 云民报〔2031〕9号",
        "（联系人：甲某某；联系电话：0999-1234567） | ''",
        "请于5月1日前报送，联系人：甲某某，电话：12345678。逾期不候。 | 请于5月1日前报送。逾期不候。",
        "联系人：办公室甲某某、乙某，电话：（0999）1234567转801。 | ''",
        "报名请打电话0999-1234567咨询。 | 报名请打咨询。",
        "有事请找办公室（13912345678）。 | 有事请找办公室。",
        "办公室 2031年5月6日印发 校对：甲某某 | 办公室 2031年5月6日印发",
        "填表人：甲某某 审核人：乙某 2031年5月6日 | 2031年5月6日"
      })
  void leavesNamesAndTelephoneNumbersOut(String line, String rest) {
    assertThat(PersonalData.strip(line, 1, doubts).strip()).isEqualTo(rest);
    assertThat(doubts.between(0, 9)).isNotEmpty();
    assertThat(doubts.between(0, 9).toString()).doesNotContain("某").doesNotContain("1234567");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "召开电视电话会议，部署下一步工作。",
        "建立联系人制度：每户都有人管。",
        "公文签发：由主要负责人签发后印制。",
        "每镇确定一名联络员：要求熟悉情况，责任心强。",
        "服务电话要有人接听，20分钟内有回音。",
        "安排资金12345678元。",
        "2031年5月6日至2031年6月6日"
      })
  void keepsTextThatIsNotPersonal(String line) {
    assertThat(PersonalData.strip(line, 1, doubts)).isEqualTo(line);
    assertThat(doubts.between(0, 9)).isEmpty();
  }
}
