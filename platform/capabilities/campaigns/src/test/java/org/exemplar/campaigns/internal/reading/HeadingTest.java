package org.exemplar.campaigns.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1、科学选点。各地要先看群众口碑再看材料。 | 科学选点",
        "（一）在支部和党员中开展活动 | 在支部和党员中开展活动",
        "（一）申报时间：2031年5月1日至31日。 | 申报时间",
        "一、封闭时间：2031年7月1日至9月30日。 | 封闭时间",
        "（四）做到这一点是推进社区建设、让居民放心的需要。社区里的事要靠大家。 | 做到这一点是推进社区建设、让居民放心的需要",
        "（一）要加强领导。各级党委要定期听取汇报。 | 要加强领导",
        "第二条【范围】本办法适用于市级补助。 | 范围",
        "第一章总则 | 总则"
      })
  void isTheShortFirstSentence(String line, String heading) {
    assertThat(Heading.of(Labels.of(line).orElseThrow()).heading()).contains(heading);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1、各单位要高度重视这项工作。要有专人负责。",
        "1.由规划局牵头，五月底前完成摸底。",
        "（一）账目清楚；",
        "第三条申报单位应当有固定场所。没有固定场所的不予受理。",
        "（二）按照以下要求：做到位。",
        "2.“早发现。早处理”是基本的做法，要坚持下去，不能松劲。"
      })
  void isNotPartOfAnOrdinarySentence(String line) {
    assertThat(Heading.of(Labels.of(line).orElseThrow()).heading()).isEmpty();
  }
}
