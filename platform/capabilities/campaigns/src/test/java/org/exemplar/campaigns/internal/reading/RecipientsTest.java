package org.exemplar.campaigns.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "各有关单位:",
        "各有关单位：",
        "局属各科室、支部：",
        "市人民政府：",
        "某某县委组织部：",
        "各责任单位：",
        "各县（市、区）财政局、民政局：",
        "主送：各支部："
      })
  void areRecognisedByTheirLastName(String line) {
    assertThat(Recipients.at(lines(line), 0)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"主要目标要求：", "现将有关事项通知如下：", "涉及单位：", "关于某事的通知", "各级党组织要做到：", "一、各单位：", "牵头单位："})
  void areNoLeadInsAndHeadings(String line) {
    assertThat(Recipients.at(lines(line), 0)).isEmpty();
  }

  @Test
  void runOverSeveralLines() {
    Recipients recipients =
        Recipients.at(lines("各县（市、区）党委，", "市直各单位党组：", "为了方便群众。"), 0).orElseThrow();

    assertThat(recipients.names()).containsExactly("各县（市、区）党委", "市直各单位党组");
    assertThat(recipients.lines()).isEqualTo(2);
  }

  @Test
  void areReadAcrossALineThatBreaksOffInAName() {
    Recipients recipients =
        Recipients.at(lines("各县（市、区）教育局、市直各学校、各民办学校、市教育", "局各科室、各直属单位：", "请遵照执行。"), 0)
            .orElseThrow();

    assertThat(recipients.lines()).isEqualTo(2);
    assertThat(recipients.names()).last().asString().endsWith("各直属单位");
    assertThat(String.join("、", recipients.names())).contains("市教育局各科室");
  }

  @Test
  void mayBeFollowedByTheTextOnTheSameLine() {
    Recipients recipients = Recipients.at(lines("各支部：请于五月底前报送计划。"), 0).orElseThrow();

    assertThat(recipients.names()).containsExactly("各支部");
    assertThat(recipients.rest()).isEqualTo("请于五月底前报送计划。");
  }

  @Test
  void areDividedAtPausesOnlyWhenEveryPartStandsByItself() {
    assertThat(Recipients.split("各党总支、各单位")).containsExactly("各党总支", "各单位");
    assertThat(Recipients.split("各村（居）民委员会、镇直各单位")).containsExactly("各村（居）民委员会", "镇直各单位");
    assertThat(Recipients.split("各中心校、县直各学校")).containsExactly("各中心校", "县直各学校");
    assertThat(Recipients.split("各县（市、区）党委、人民政府")).containsExactly("各县（市、区）党委、人民政府");
    assertThat(Recipients.split("省直机关、各系统领导小组,各市")).containsExactly("省直机关、各系统领导小组", "各市");
  }

  private static List<Line> lines(String... texts) {
    return LineReader.read(String.join("\n", texts), new Doubts()).stream().map(Line::of).toList();
  }
}
