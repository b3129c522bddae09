package org.exemplar.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.campaigns.PolicyFixtures.clause;
import static org.exemplar.campaigns.PolicyFixtures.codes;
import static org.exemplar.campaigns.PolicyFixtures.outline;
import static org.exemplar.campaigns.PolicyFixtures.readText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that stood apart stay apart, whatever sets the columns of a table. */
class PolicyTableTest {

  @Test
  void columnsSetBySpacesAreCells() {
    assertThat(table("单位  数量  金额\n望湖乡  12  34\n南门乡 5 6.7\n北桥乡　—　３４"))
        .isEqualTo("单位\t数量\t金额\n望湖乡\t12\t34\n南门乡\t5\t6.7\n北桥乡\t—\t34");
  }

  @Test
  void aStretchedWordIsOneCell() {
    assertThat(table("望湖乡    1,200.50    300\n南门乡    98          20\n合  计    1,298.50    320"))
        .isEqualTo("望湖乡\t1,200.50\t300\n南门乡\t98\t20\n合计\t1,298.50\t320");
  }

  @Test
  void rulesOfATableAreNoText() {
    assertThat(table("┌───┬──┬──┐\n│单位│数量│金额│\n├───┼──┼──┤\n│望湖乡│12│34│\n└───┴──┴──┘"))
        .isEqualTo("单位\t数量\t金额\n望湖乡\t12\t34");
  }

  @Test
  void anEmptyCellKeepsTheOthersInPlace() {
    assertThat(table("│望湖乡│  │34│\n│南门乡│5│6│")).isEqualTo("望湖乡\t\t34\n南门乡\t5\t6");
    assertThat(table("1\t望湖乡\t\t34\n\t合计\t5\t90")).isEqualTo("1\t望湖乡\t\t34\n\t合计\t5\t90");
  }

  @Test
  void aDashBetweenFiguresIsACell() {
    assertThat(table("望湖乡\t12\t—\t34\n南门乡\t5\t－\t6")).isEqualTo("望湖乡\t12\t—\t34\n南门乡\t5\t－\t6");
  }

  @ParameterizedTest
  @CsvSource({
    "望湖乡 12 34, 望湖乡 12 34",
    "望湖乡　12％　34％, 望湖乡 12％ 34％",
    "完成 12 .5 的任务, 完成 12 .5 的任务",
    "共有 12 －3 户, 共有 12 －3 户"
  })
  void aLineByItselfKeepsItsFiguresApart(String line, String read) {
    PolicyDocumentDraft notice = readText("关于指标的通知\n各乡镇：\n现下达指标。\n" + line + "\n请按时完成。");

    assertThat(clause(notice, "p2").text()).isEqualTo(read);
  }

  @Test
  void numberedRowsAreCellsWithoutFigures() {
    assertThat(table("1 望湖乡 账目公开\n2 南门镇 做法公开")).isEqualTo("1\t望湖乡\t账目公开\n2\t南门镇\t做法公开");
  }

  @Test
  void namesSetBySpacesAreNoTable() {
    PolicyDocumentDraft list =
        readText("关于表扬的通知\n各社区：\n名单如下：\n望　湖    南门街    桥　北\n东　门    西门街    河　南\n请大家学习。");

    assertThat(outline(list)).contains("p2 望湖 南门街 桥北", "p3 东门 西门街 河南");
  }

  @Test
  void namesThatSingleSpacesDivideStayApart() {
    PolicyDocumentDraft list = readText("关于表扬的通知\n各社区：\n名单如下：\n望湖社区 南门社区\n账目 30");

    assertThat(outline(list)).contains("p2 望湖社区 南门社区", "p3 账目 30");
  }

  @Test
  void figuresOneOnALineAreNoPageNumbers() {
    PolicyDocumentDraft notice = readText("关于指标的通知\n各乡镇：\n现下达指标。\n望湖乡\n12\n34\n南门乡\n5\n6\n请按时完成。");

    assertThat(outline(notice)).contains("p2 望湖乡", "p3 12", "p4 34", "p6 5", "p7 6");
    assertThat(codes(notice)).doesNotContain("PAGE_NUMBER_SUSPECTED");
  }

  @Test
  void aNumberAloneIsStillAPageNumber() {
    PolicyDocumentDraft notice = readText("关于指标的通知\n各乡镇：\n现下达指标。\n2\n请按时完成。");

    assertThat(codes(notice)).contains("PAGE_NUMBER_SUSPECTED");
  }

  private static String table(String rows) {
    PolicyDocumentDraft notice = readText("关于指标的通知\n各乡镇：\n现下达指标：\n" + rows + "\n请按时完成。");
    assertThat(outline(notice)).hasSize(3);
    return clause(notice, "p2").text();
  }
}
