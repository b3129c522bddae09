package org.exemplar.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.campaigns.PolicyFixtures.codes;
import static org.exemplar.campaigns.PolicyFixtures.doubt;
import static org.exemplar.campaigns.PolicyFixtures.outline;
import static org.exemplar.campaigns.PolicyFixtures.readText;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Orders, resolutions, minutes, and what stands around the text of any of them. */
class PolicyGenreShapesTest {

  @Test
  void anOrderIsSignedByAnOfficeHolderWhoseNameIsNotKept() {
    PolicyDocumentDraft order =
        readText(
            """
            云溪省人民政府令

            第215号

            《云溪省村务公开办法》已经省人民政府常务会议通过，现予公布，自2031年6月1日起施行。

            省长　　某某某

            2031年4月20日

            云溪省村务公开办法

            第一条　为了规范村务公开，制定本办法。
            第二条　本办法自2031年6月1日起施行。
            """);

    assertThat(order.issuers()).containsExactly("云溪省人民政府");
    assertThat(order.date()).contains(LocalDate.of(2031, 4, 20));
    assertThat(order.genre()).contains(Genre.ORDER);
    assertThat(order.toString()).doesNotContain("某某某");
    assertThat(doubt(order, "PERSONAL_DATA_REMOVED").line()).isEqualTo(7);
    assertThat(order.nested())
        .singleElement()
        .satisfies(measure -> assertThat(measure.title()).contains("云溪省村务公开办法"));
  }

  @Test
  void aLongNoteBelowTheTitleIsNoClause() {
    PolicyDocumentDraft rules =
        readText(
            """
            云溪县村务公开条例
            （2031年1月10日云溪县第十届人民代表大会常务委员会第三次会议通过　2031年3月1日云溪省第九届人民代表大会常务委员会第二次会议批准）
            第一条　为了公开，制定本条例。
            第二条　公开账目。
            """);

    assertThat(outline(rules)).containsExactly("1 为了公开，制定本条例。", "2 公开账目。");
    assertThat(codes(rules)).contains("TITLE_NOTE", "DATE_FROM_NOTE");
  }

  @Test
  void aTitleBelowTheNameOfASerialIsReported() {
    PolicyDocumentDraft minutes =
        readText("云溪市人民政府\n专题会议纪要\n第12期\n\n关于研究村务公开工作的会议纪要\n\n会议研究了村务公开工作。\n");

    assertThat(doubt(minutes, "TITLE_UNCERTAIN").line()).isEqualTo(5);
    assertThat(outline(minutes)).contains("p1 关于研究村务公开工作的会议纪要");
  }

  @Test
  void aTableOfContentsIsSetAside() {
    PolicyDocumentDraft plan =
        readText(
            """
            云溪县村务公开实施方案
            目　录
            一、总则……………………1
            二、内容　　　　　　　　　2
            一、总则
            要推进村务公开。
            二、内容
            账目要公开。
            """);

    assertThat(outline(plan)).containsExactly("1 <总则>", "1.p1 要推进村务公开。", "2 <内容>", "2.p1 账目要公开。");
    assertThat(doubt(plan, "CONTENTS_SET_ASIDE").message()).contains("第2行至第4行");
  }

  @Test
  void theWordForContentsAloneSetsNothingAside() {
    PolicyDocumentDraft plan = readText("云溪县村务公开实施方案\n目录\n一、总则\n要推进村务公开。\n二、内容\n账目要公开。\n");

    assertThat(outline(plan)).contains("1 <总则>", "2 <内容>");
    assertThat(codes(plan)).doesNotContain("CONTENTS_SET_ASIDE");
  }

  @Test
  void notesAtTheFootAreNoClauses() {
    PolicyDocumentDraft opinion =
        readText("关于村务公开的意见\n各乡镇：\n要推进村务公开①。\n一、公开内容\n账目要公开。\n────────\n①村务公开，是指村级事务公开。\n");

    assertThat(outline(opinion)).contains("1.p2 ①村务公开，是指村级事务公开。");
    assertThat(doubt(opinion, "LABEL_NOT_TAKEN").message()).contains("①");
  }

  @Test
  void aRunningHeadIsSetAside() {
    PolicyDocumentDraft opinion =
        readText(
            """
            云溪县村务公开选编        第1页 共2页
            关于村务公开的意见
            各乡镇：
            要推进村务公开，各乡镇要高度重视，
            云溪县村务公开选编        第2页 共2页
            把检查列入日程。
            """);

    assertThat(opinion.title()).contains("关于村务公开的意见");
    assertThat(outline(opinion)).containsExactly("p1 要推进村务公开，各乡镇要高度重视，把检查列入日程。");
    assertThat(codes(opinion)).containsOnlyOnce("REMARK_SET_ASIDE");
  }

  @Test
  void aPageWithoutTextHidesNoSignature() {
    PolicyDocumentDraft notice = readText("关于村务公开的通知\n各乡镇：\n请公开账目。\n（此页无正文）\n云溪县民政局\n2031年5月3日\n");

    assertThat(outline(notice)).containsExactly("p1 请公开账目。");
    assertThat(notice.issuers()).containsExactly("云溪县民政局");
    assertThat(codes(notice)).contains("REMARK_SET_ASIDE");
  }

  @Test
  void aFormFeedEndsALine() {
    PolicyDocumentDraft plan = readText("云溪县村务公开方案\n一、目标\f二、做法\n张贴上墙。\n");

    assertThat(outline(plan)).containsExactly("1 <目标>", "2 <做法>", "2.p1 张贴上墙。");
  }
}
