package org.exemplar.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.campaigns.PolicyFixtures.codes;
import static org.exemplar.campaigns.PolicyFixtures.doubt;
import static org.exemplar.campaigns.PolicyFixtures.outline;
import static org.exemplar.campaigns.PolicyFixtures.readText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands above the body: marks, stars, titles, recipients. */
class PolicyHeadTest {

  @ParameterizedTest
  @ValueSource(strings = {"★关于村务公开的通知", "★ 关于村务公开的通知", "关于村务公开的通知 ★", "★\n关于村务公开的通知"})
  void aStarIsNoPartOfTheTitle(String title) {
    assertThat(readText(title + "\n各村：\n请公开账目。").title()).contains("关于村务公开的通知");
  }

  @ParameterizedTest
  @CsvSource({
    "秘密★一年 关于村务公开的通知, 秘密★一年",
    "特急 关于村务公开的通知, 特急",
    "秘密★关于村务公开的通知, 秘密★",
    "机密★长期　特急　关于村务公开的通知, 机密★长期"
  })
  void aMarkBesideTheTitleIsReported(String line, String mark) {
    PolicyDocumentDraft notice = readText(line + "\n各村：\n请公开账目。");

    assertThat(notice.title()).contains("关于村务公开的通知");
    assertThat(doubt(notice, "MARK_REMOVED").message()).contains(mark);
  }

  @Test
  void aNumberBesideAMarkIsTheNumber() {
    PolicyDocumentDraft notice = readText("机密★一年　　　　　云发〔2031〕3号\n★\n关于村务公开的通知\n各村：\n请公开账目。");

    assertThat(notice.number()).contains("云发〔2031〕3号");
    assertThat(notice.title()).contains("关于村务公开的通知");
  }

  @Test
  void aNumberThatAWebPageListsIsTheNumber() {
    PolicyDocumentDraft notice =
        readText("关于村务公开的通知\n发文字号：云发〔2031〕3号　　发布日期：2031-05-03\n各村：\n请公开账目。");

    assertThat(notice.number()).contains("云发〔2031〕3号");
    assertThat(codes(notice)).contains("REMARK_SET_ASIDE").doesNotContain("NUMBER_MISSING");
  }

  @Test
  void latinWordsOfATitleStayApartWhereItsLinesMeet() {
    assertThat(readText("关于推广 Smart\nVillage 平台的通知\n各村：\n请试用。").title())
        .contains("关于推广Smart Village平台的通知");
  }

  @Test
  void bodiesThatIssueTogetherStayApartWhereTheirNamesRunOverALine() {
    PolicyDocumentDraft notice = readText("中共云溪县委办公室 云溪县人民政府\n办公室关于印发《村务公开办法》的通知\n各村：\n请公开账目。");

    assertThat(notice.title()).contains("中共云溪县委办公室 云溪县人民政府办公室关于印发《村务公开办法》的通知");
    assertThat(notice.issuers()).containsExactly("中共云溪县委办公室", "云溪县人民政府办公室");
  }

  @Test
  void anIssuerAboveATitleThatNamesItIsNotNamedTwice() {
    PolicyDocumentDraft reply =
        readText("国西省人民政府\n国政字〔2030〕118号\n国西省人民政府关于同意设立临江开发区的批复\n临江市人民政府：\n同意设立。");

    assertThat(reply.title()).contains("国西省人民政府关于同意设立临江开发区的批复");
    assertThat(reply.issuers()).containsExactly("国西省人民政府");
  }

  @ParameterizedTest
  @ValueSource(strings = {"各乡镇党委，县直各单位党组", "各乡镇党委，\n县直各单位党组", "各乡镇党委，县直各单位党组。", "各乡镇党委　县直各单位党组"})
  void recipientsWithoutAColonAreReadAndReported(String recipients) {
    PolicyDocumentDraft notice =
        readText("云溪县民政局关于村务公开的通知\n\n" + recipients + "\n\n请公开账目。\n云溪县民政局\n2031年5月3日");

    assertThat(notice.recipients()).containsExactly("各乡镇党委", "县直各单位党组");
    assertThat(outline(notice)).containsExactly("p1 请公开账目。");
    assertThat(codes(notice)).contains("RECIPIENTS_UNCERTAIN");
  }

  @Test
  void recipientsThatOnlySpacesDivideAreSeveral() {
    assertThat(readText("关于村务公开的通知\n各乡镇党委　县直各单位：\n请公开账目。").recipients())
        .containsExactly("各乡镇党委", "县直各单位");
  }
}
