package org.exemplar.campaigns.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

  @ParameterizedTest
  @CsvSource({
    "一、总的要求, HAN, 1, 总的要求",
    "十二、附则, HAN, 12, 附则",
    "（三）服务群众, PAREN_HAN, 3, 服务群众",
    "(三)服务群众, PAREN_HAN, 3, 服务群众",
    "1.选点, DIGIT, 1, 选点",
    "2、选点, DIGIT, 2, 选点",
    "3．选点, DIGIT, 3, 选点",
    "1.2031年5月前完成, DIGIT, 1, 2031年5月前完成",
    "(4)选点, PAREN_DIGIT, 4, 选点",
    "（4）选点, PAREN_DIGIT, 4, 选点",
    "4）选点, HALF_PAREN, 4, 选点",
    "③公示, CIRCLED, 3, 公示",
    "第一章总则, CHAPTER, 1, 总则",
    "第十二条为了方便群众, ARTICLE, 12, 为了方便群众",
    "第三条：电力调度, ARTICLE, 3, 电力调度",
    "二是有账本, IS, 2, 有账本",
    "2.1领导机构, DECIMAL, 1, 领导机构",
    "2.1.3职责, DEEP_DECIMAL, 3, 职责"
  })
  void recognisesEveryStyle(String line, LabelStyle style, int ordinal, String rest) {
    assertThat(Labels.of(line))
        .hasValueSatisfying(
            label -> {
              assertThat(label.style()).isEqualTo(style);
              assertThat(label.ordinal()).isEqualTo(ordinal);
              assertThat(label.rest()).isEqualTo(rest);
              assertThat(label.printed() + label.rest()).isEqualTo(line);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "一、二年级学生可以参加",
        "十七、十八届会议",
        "第一条规定的补助",
        "第二章的规定同样适用于社区。",
        "1.5万元以上",
        "2031年5月",
        "2031.5.1",
        "七一前夕",
        "统一是为了方便",
        "（一）启动。挂牌。（二）收尾。总结。",
        "(1)有账本；(2)有人气",
        "一是有主意。二是有账本。",
        "（2031年5月1日通过）"
      })
  void doesNotTakeALineThatMerelyBeginsLikeOne(String line) {
    assertThat(Labels.of(line)).isEmpty();
  }

  @Test
  void marksAFigureDirectlyAfterALabel() {
    assertThat(Labels.continuesFigures(Labels.of("3、4月份继续").orElseThrow())).isTrue();
    assertThat(Labels.continuesFigures(Labels.of("3、四月份继续").orElseThrow())).isFalse();
  }
}
