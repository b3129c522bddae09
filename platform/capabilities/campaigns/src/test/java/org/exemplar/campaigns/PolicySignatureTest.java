package org.exemplar.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.campaigns.PolicyFixtures.codes;
import static org.exemplar.campaigns.PolicyFixtures.outline;
import static org.exemplar.campaigns.PolicyFixtures.readText;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who signs a document, and when, however the names and dates are set. */
class PolicySignatureTest {
  private static final LocalDate THIRD = LocalDate.of(2031, 5, 3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "中共云溪县委组织部　　中共云溪县委宣传部\n2031年5月3日",
        "中共云溪县委组织部 中共云溪县委宣传部\n2031年5月3日",
        "中共云溪县委组织部　　　中共云溪县委宣传部\n2031年5月3日　　　　　2031年5月3日",
        "中共云溪县委组织部 2031年5月3日　　中共云溪县委宣传部 2031年5月3日",
        "中共云溪县委组织部\n2031年5月3日\n中共云溪县委宣传部\n2031年5月3日"
      })
  void severalBodiesSignHoweverTheyStand(String signature) {
    PolicyDocumentDraft notice = signed("各村要把账目张贴上墙。", signature);

    assertThat(notice.issuers()).containsExactly("中共云溪县委组织部", "中共云溪县委宣传部");
    assertThat(notice.date()).contains(THIRD);
    assertThat(outline(notice)).containsExactly("p1 各村要把账目张贴上墙。");
    assertThat(codes(notice)).containsExactly("NUMBER_MISSING");
  }

  @Test
  void ofSeveralDatesTheLastOneCountsAndIsReported() {
    PolicyDocumentDraft notice = signed("各村要把账目张贴上墙。", "云溪县民政局\n2031年5月3日\n云溪县财政局\n2031年5月4日");

    assertThat(notice.issuers()).containsExactly("云溪县民政局", "云溪县财政局");
    assertThat(notice.date()).contains(LocalDate.of(2031, 5, 4));
    assertThat(codes(notice)).contains("DATE_AMBIGUOUS");
  }

  @Test
  void aLineWithoutAFullStopAboveTheNamesHidesNoneOfThem() {
    PolicyDocumentDraft notice =
        signed("各村要把账目张贴上墙。\n检查的村庄另行通知", "云溪县民政局\n2031年5月3日\n云溪县财政局\n2031年5月3日");

    assertThat(notice.issuers()).containsExactly("云溪县民政局", "云溪县财政局");
    assertThat(outline(notice)).containsExactly("p1 各村要把账目张贴上墙。", "p2 检查的村庄另行通知");
  }

  @Test
  void namesOfAListAboveTheSignatureStayInTheList() {
    PolicyDocumentDraft notice = signed("下列单位受表扬：\n望湖社区\n云溪县图书馆\n云溪县档案馆", "云溪县民政局\n2031年5月3日");

    assertThat(notice.issuers()).containsExactly("云溪县民政局");
    assertThat(outline(notice)).contains("p3 云溪县图书馆", "p4 云溪县档案馆");
  }

  @Test
  void aListRightAboveTheSignatureIsReported() {
    for (String lead : List.of("下列单位先行：", "一、先行单位")) {
      PolicyDocumentDraft notice =
          signed("请公开账目。\n" + lead + "\n望湖乡人民政府\n南门镇人民政府\n云溪县民政局\n2031年5月3日", "");

      assertThat(notice.issuers()).containsExactly("云溪县民政局");
      assertThat(notice.toString()).contains("望湖乡人民政府", "南门镇人民政府");
      assertThat(codes(notice)).contains("ISSUER_UNCERTAIN");
    }
  }

  @Test
  void everyBodyHasAMonthOnly() {
    PolicyDocumentDraft notice = signed("各村要把账目张贴上墙。", "云溪县民政局\n2031年5月\n云溪县财政局\n2031年5月");

    assertThat(notice.issuers()).containsExactly("云溪县民政局", "云溪县财政局");
    assertThat(notice.nested()).isEmpty();
    assertThat(codes(notice)).contains("DATE_INCOMPLETE");
  }

  @Test
  void aLongNameMayEndOnALineOfItsOwn() {
    PolicyDocumentDraft notice =
        signed("各村要把账目张贴上墙。", "云溪县农业局\n2031年5月3日\n云溪县村务公开领导小组\n办公室\n2031年5月3日");

    assertThat(notice.issuers()).containsExactly("云溪县农业局", "云溪县村务公开领导小组办公室");
    assertThat(notice.nested()).isEmpty();
  }

  @Test
  void aStraySpaceInsideANameMakesNoSecondBody() {
    PolicyDocumentDraft notice = signed("各村要把账目张贴上墙。", "中共云溪县委 组织部\n2031年5月3日");

    assertThat(notice.issuers()).containsExactly("中共云溪县委组织部");
  }

  @Test
  void aWideGapBeforeAnIncompleteNameIsReported() {
    PolicyDocumentDraft notice = signed("各村要把账目张贴上墙。", "中共云溪县委　　组织部\n2031年5月3日");

    assertThat(codes(notice)).contains("ISSUER_UNCERTAIN");
  }

  @Test
  void placesWhoseNamesBeginLikeASentenceSignToo() {
    assertThat(signed("各村要把账目张贴上墙。", "将乐县民政局\n2031年5月3日").issuers()).containsExactly("将乐县民政局");
    assertThat(signed("各村要把账目张贴上墙。", "从江县民政局\n2031年5月3日").issuers()).containsExactly("从江县民政局");
  }

  @Test
  void aBodyThatTheTitleNamesAndThatDoesNotSignIsReported() {
    PolicyDocumentDraft notice =
        readText("云溪县民政局 云溪县财政局\n关于村务公开的通知\n\n各乡镇党委：\n请公开账目。\n云溪县民政局\n2031年5月3日\n");

    assertThat(notice.title()).contains("云溪县民政局 云溪县财政局关于村务公开的通知");
    assertThat(codes(notice)).contains("ISSUER_UNCERTAIN");
  }

  private static PolicyDocumentDraft signed(String body, String signature) {
    return readText("关于村务公开的通知\n\n各乡镇党委：\n" + body + "\n\n" + signature + "\n");
  }

  @Test
  void copiesThatAreCutInANameBelongToOneList() {
    PolicyDocumentDraft notice =
        readText(
            "临江市教育局关于开展校园阅读的通知\n各学校：\n请认真组织。\n临江市教育局\n2033年8月12日\n"
                + "抄送：市委办公室，市政府办公室，市政协\n办公室，市纪委监委。\n临江市教育局办公室 2033年8月15日印发");

    assertThat(notice.copiesTo()).containsExactly("市委办公室", "市政府办公室", "市政协办公室", "市纪委监委");
    assertThat(notice.printedOn()).contains(LocalDate.of(2033, 8, 15));
    assertThat(notice.nested()).isEmpty();
  }

  @Test
  void aDateMayNameTheDayOfTheWeek() {
    PolicyDocumentDraft notice = readText("关于村务公开的通知\n各村：\n请公开账目。\n云溪县民政局\n2033年8月15日（星期一）");

    assertThat(notice.date()).contains(LocalDate.of(2033, 8, 15));
    assertThat(notice.issuers()).containsExactly("云溪县民政局");
  }

  @Test
  void attachmentsListedBelowTheDateAreNoDocument() {
    PolicyDocumentDraft notice =
        readText("临江市教育局关于做好资助工作的通知\n各学校：\n请认真组织。\n临江市教育局\n2033年8月12日\n" + "附件：1.资助标准表\n2.联系表");

    assertThat(notice.nested()).isEmpty();
    assertThat(notice.references())
        .filteredOn(reference -> reference.kind() == DocumentReference.Kind.ATTACHES)
        .hasSize(2);
  }
}
