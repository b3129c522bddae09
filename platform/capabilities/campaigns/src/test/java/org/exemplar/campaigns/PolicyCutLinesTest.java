package org.exemplar.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.campaigns.PolicyFixtures.codes;
import static org.exemplar.campaigns.PolicyFixtures.doubt;
import static org.exemplar.campaigns.PolicyFixtures.outline;
import static org.exemplar.campaigns.PolicyFixtures.readText;

import org.junit.jupiter.api.Test;

/** Short texts whose lines were cut: too few of them to be certain of the width. */
class PolicyCutLinesTest {

  @Test
  void fewLinesCutAtOneWidthAreReadTogetherAndReported() {
    PolicyDocumentDraft notice =
        readText(
            """
            关于村务公开检查的通知

            各乡镇党委：
            为做好全县村务公开和民主管理工作推动各村把账目和做法对外张
            贴欢迎群众查看并提出意见和建议，现就有关事项通知如下。各乡镇
            要在五月底前完成摸底。
            一、检查内容
            各村要把账目张贴上墙并且保存三年以上供群众随时查阅不得以任何
            理由拒绝群众查阅账目的要求。

            云溪县民政局
            2031年5月3日
            """);

    assertThat(outline(notice))
        .containsExactly(
            "p1 为做好全县村务公开和民主管理工作推动各村把账目和做法对外张" + "贴欢迎群众查看并提出意见和建议，现就有关事项通知如下。各乡镇要在五月底前完成摸底。",
            "1 <检查内容>",
            "1.p1 各村要把账目张贴上墙并且保存三年以上供群众随时查阅不得以任何理由拒绝群众查阅账目的要求。");
    assertThat(notice.doubts())
        .filteredOn(doubt -> doubt.code().equals("PARAGRAPH_START_UNCERTAIN"))
        .extracting(Doubt::line)
        .containsExactly(5, 6, 9);
    assertThat(notice.issuers()).containsExactly("云溪县民政局");
  }

  @Test
  void aSentenceThatGoesOnBelowIsReportedWhereTheWidthSaysNothing() {
    PolicyDocumentDraft notice =
        readText(
            """
            关于村务公开检查的通知

            各乡镇党委：
            为做好全县村务公开工作推动各村把账目和做法
            对外张贴欢迎群众查看并提出意见和建议，现就有关事项通知如下。
            """);

    assertThat(outline(notice)).hasSize(2);
    assertThat(doubt(notice, "PARAGRAPH_UNFINISHED").line()).isEqualTo(4);
  }

  @Test
  void aFigureThatRunsOverTwoLinesIsReported() {
    PolicyDocumentDraft notice =
        readText(
            """
            关于村务公开检查的通知

            各乡镇党委：
            为做好全县村务公开和民主管理工作，请各乡镇于20
            31年5月底前把账目和做法对外张贴，欢迎群众查看。
            """);

    assertThat(outline(notice)).singleElement().asString().contains("请各乡镇于2031年5月底前");
    assertThat(doubt(notice, "FIGURE_JOINED").message()).contains("2031");
  }

  @Test
  void headingsAboveTextAreNotCutLines() {
    PolicyDocumentDraft notice =
        readText(
            """
            关于村务公开检查的通知

            各乡镇党委：
            现通知如下。
            一、加强组织领导，落实工作责任，确保检查取得实效
            各乡镇要高度重视，把检查列入日程，五月底前完成。
            二、加强宣传引导，营造良好氛围
            各村要张贴通知。
            """);

    assertThat(outline(notice)).contains("1 <加强组织领导，落实工作责任，确保检查取得实效>", "2 <加强宣传引导，营造良好氛围>");
    assertThat(codes(notice)).doesNotContain("PARAGRAPH_UNFINISHED");
  }

  @Test
  void verseOfEqualLinesStaysVerse() {
    PolicyDocumentDraft rules =
        readText(
            """
            云溪县村规民约守则

            请各户遵守。
            爱护公物人人有责，损坏公物照价赔偿，绝不姑息
            讲究卫生家家有责，乱倒垃圾批评教育，绝不姑息
            尊老爱幼户户有责，虐待老人依法处理，绝不姑息
            """);

    assertThat(outline(rules)).hasSize(4);
    assertThat(codes(rules)).contains("PARAGRAPH_UNFINISHED");
  }

  @Test
  void aLabelledLineThatEndsInACommaIsReported() {
    PolicyDocumentDraft notice = readText("关于村务公开的通知\n各村：\n一、公开账目，\n二、公开做法。\n");

    assertThat(doubt(notice, "PARAGRAPH_UNFINISHED").line()).isEqualTo(3);
  }
}
