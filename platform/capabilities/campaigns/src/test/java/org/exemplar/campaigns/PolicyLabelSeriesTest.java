package org.exemplar.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.campaigns.PolicyFixtures.all;
import static org.exemplar.campaigns.PolicyFixtures.codes;
import static org.exemplar.campaigns.PolicyFixtures.doubt;
import static org.exemplar.campaigns.PolicyFixtures.readText;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels that are labels only because others of their kind go on. */
class PolicyLabelSeriesTest {

  @ParameterizedTest
  @CsvSource({
    "一 概况, 二 目标, 一, 二",
    "1 概况, 2 目标, 1, 2",
    "一　各村账目公开。, 二　各村做法公开。, 一, 二",
    "a) 账目公开。, b) 做法公开。, a), b)",
    "A. 账目公开。, B. 做法公开。, A., B.",
    "（a）账目公开。, （b）做法公开。, （a）, （b）",
    "I. 账目公开。, II. 做法公开。, I., II.",
    "Ⅰ、账目公开。, Ⅱ、做法公开。, Ⅰ、, Ⅱ、",
    "❶账目公开。, ❷做法公开。, ❶, ❷",
    "壹、账目公开, 贰、做法公开, 壹、, 贰、",
    "第一部分 账目公开, 第二部分 做法公开, 第一部分, 第二部分"
  })
  void aSeriesIsRead(String first, String second, String label, String next) {
    PolicyDocumentDraft plan = plan(first, "请村民查看。", second, "请村民提意见。");

    assertThat(labels(plan)).containsExactly(label, next);
    assertThat(codes(plan)).doesNotContain("LABEL_NOT_TAKEN", "OUTLINE_NUMBER_GAP");
  }

  @ParameterizedTest
  @CsvSource({"一 概况, 一", "1 概况, 1", "a) 账目公开。, a)", "A. 账目公开。, A."})
  void oneByItselfIsReported(String line, String label) {
    PolicyDocumentDraft plan = plan(line, "请村民查看。");

    assertThat(labels(plan)).isEmpty();
    assertThat(doubt(plan, "LABEL_NOT_TAKEN").message()).contains("“" + label + "”");
  }

  @Test
  void aSeriesThatGoesOnInAnotherStyleIsReported() {
    PolicyDocumentDraft plan = plan("1 目标", "全部公开。", "2 做法", "张贴上墙。", "三、要求", "加强领导。");

    assertThat(labels(plan)).containsExactly("1", "2", "三、");
    assertThat(plan.clauses()).hasSize(3);
    assertThat(doubt(plan, "OUTLINE_NUMBER_GAP").message()).contains("三、");
  }

  @Test
  void lettersGoOnPastTheRomanOnes() {
    PolicyDocumentDraft plan = plan("A. 甲事。", "B. 乙事。", "C. 丙事。", "D. 丁事。");

    assertThat(labels(plan)).containsExactly("A.", "B.", "C.", "D.");
  }

  @ParameterizedTest
  @CsvSource({"A、B两类村先行。", "V型槽。", "二 是要张贴上墙。", "5 月底前完成。"})
  void aLineThatMerelyBeginsLikeOneIsText(String line) {
    PolicyDocumentDraft plan = plan(line, "请村民查看。");

    assertThat(labels(plan)).isEmpty();
    assertThat(codes(plan)).doesNotContain("LABEL_NOT_TAKEN");
  }

  private static PolicyDocumentDraft plan(String... lines) {
    return readText("云溪县村务公开实施方案\n\n" + String.join("\n", lines) + "\n");
  }

  private static List<String> labels(PolicyDocumentDraft document) {
    return all(document.clauses()).stream().flatMap(clause -> clause.label().stream()).toList();
  }
}
