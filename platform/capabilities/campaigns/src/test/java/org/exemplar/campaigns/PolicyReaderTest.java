package org.exemplar.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.campaigns.PolicyFixtures.anchors;
import static org.exemplar.campaigns.PolicyFixtures.clause;
import static org.exemplar.campaigns.PolicyFixtures.codes;
import static org.exemplar.campaigns.PolicyFixtures.doubt;
import static org.exemplar.campaigns.PolicyFixtures.outline;
import static org.exemplar.campaigns.PolicyFixtures.read;

import java.time.LocalDate;
import org.exemplar.campaigns.DocumentReference.Kind;
import org.junit.jupiter.api.Test;

/** The kinds of noise N1 to N18 that real policy documents came with, on invented documents. */
class PolicyReaderTest {
  private final PolicyDocumentDraft district = read("district-opinion");
  private final PolicyDocumentDraft province = read("province-notice");
  private final PolicyDocumentDraft school = read("school-forwards-city");
  private final PolicyDocumentDraft bureau = read("county-bureau-plan");
  private final PolicyDocumentDraft city = read("city-opinion");

  @Test
  void removesARandomTokenInsideASentenceAndTellsIt() {
    assertThat(clause(city, "1.1.1").text()).contains("一言一行有回音，时时事事有着落。");
    assertThat(doubt(city, "NOISE_REMOVED").line()).isEqualTo(10);
    assertThat(doubt(city, "NOISE_REMOVED").message()).contains("xQzRtYbWLKqv7d%hMXrPs4olGkZngrV");
  }

  @Test
  void ignoresALoneBarOnTheLastLine() {
    assertThat(province.date()).contains(LocalDate.of(2031, 2, 28));
    assertThat(province.nested()).isEmpty();
  }

  @Test
  void ignoresTheStarOfTheRedHead() {
    assertThat(district.title()).contains("关于开展“树标杆、比贡献”主题活动的意见");
    assertThat(district.number()).contains("望标组发〔2031〕8号");
  }

  @Test
  void ignoresANoBreakSpaceAfterAFullStop() {
    assertThat(clause(city, "1.1.1").text()).startsWith("小事办好了");
  }

  @Test
  void readsLabelsThatIdeographicSpacesStretch() {
    assertThat(school.copiesTo()).containsExactly("校领导", "存档（2）");
    assertThat(school.keywords()).containsExactly("学校工作", "转发", "先走一步", "实施意见", "通知");
    assertThat(school.printedBy()).contains("海平职院办公室");
  }

  @Test
  void splitsTextWithAsciiPunctuationLikeFullWidth() {
    assertThat(province.recipients())
        .containsExactly("各市州、县市区样板工作领导小组、组织部", "省直机关各单位党委(党组)", "中央驻省有关单位党组(党委)");
    assertThat(clause(province, "1.p2.3").text()).isEqualTo("为老人和孩子办的实事多;");
    assertThat(clause(province, "1.p2.3").label()).contains("(3)");
  }

  @Test
  void removesStraySpacesInsideChineseAndBeforeQuotes() {
    assertThat(clause(province, "1.p2.1").text()).contains("在所在县(市、区)有名气");
    assertThat(clause(province, "1.p2.4").text()).contains("班子心齐,“有事一起商量”成为习惯");
    assertThat(clause(city, "p1").text()).contains("（比服务、比本领、看口碑）");
    assertThat(clause(city, "1.1").heading()).contains("在支部和党员中开展“两比一看”活动");
  }

  @Test
  void givesTheFirstOfJulyOneSpelling() {
    assertThat(clause(district, "3.p1").text()).contains("“七一”");
    assertThat(clause(province, "3.2").text()).contains("“七一”");
    assertThat(clause(school.nested().getFirst(), "2.p2").text()).contains("“七一”");
  }

  @Test
  void readsChineseDatesWithEitherZeroAndArabicDates() {
    assertThat(school.date()).contains(LocalDate.of(2031, 6, 22));
    assertThat(bureau.date()).contains(LocalDate.of(2031, 5, 28));
    assertThat(district.date()).contains(LocalDate.of(2031, 3, 5));
    assertThat(school.printedOn()).contains(LocalDate.of(2031, 6, 23));
  }

  @Test
  void givesHyphensInRangesOneSpelling() {
    assertThat(clause(city, "1.1.2").text()).contains("2031-2033年度");
    assertThat(clause(school.nested().getFirst(), "2.p2").text()).contains("2031-2032年");
  }

  @Test
  void flagsKnownTyposWithoutCorrectingThem() {
    PolicyDocumentDraft plan = bureau.nested().getFirst();

    assertThat(plan.doubts())
        .filteredOn(doubt -> doubt.code().equals("TYPO_SUSPECTED"))
        .extracting(Doubt::line)
        .containsExactly(26, 31);
    assertThat(clause(plan, "2.1.p1.2").text()).contains("依岗承若");
    assertThat(clause(plan, "1.p1").text()).contains("严于律已");
  }

  @Test
  void flagsADistrictCommitteeInACountyDocument() {
    Doubt mismatch = doubt(bureau.nested().getFirst(), "AUTHORITY_MISMATCH");

    assertThat(mismatch.line()).isEqualTo(35);
    assertThat(mismatch.message()).contains("区委");
    assertThat(clause(bureau.nested().getFirst(), "2.2.2").text()).contains("区委");
  }

  @Test
  void putsANumberingThatStartsAgainOneLevelDown() {
    PolicyDocumentDraft plan = bureau.nested().getFirst();

    assertThat(anchors(plan))
        .containsExactly(
            "p1",
            "1",
            "1.p1",
            "2",
            "2.1",
            "2.1.p1",
            "2.1.p1.1",
            "2.1.p1.2",
            "2.2",
            "2.2.p1",
            "2.2.1",
            "2.2.1.1",
            "2.2.1.2",
            "2.2.2",
            "3",
            "3.1",
            "3.1.1",
            "3.1.2");
    assertThat(clause(plan, "2.2.1").heading()).contains("动员环节(2031年5月—6月中旬)");
    assertThat(doubt(plan, "OUTLINE_RENUMBERED").line()).isEqualTo(34);
  }

  @Test
  void keepsNamesAfterTypingAndProofreadingOut() {
    assertThat(bureau.toString()).doesNotContain("某某某").doesNotContain("某　某");
    assertThat(codes(bureau)).contains("PERSONAL_DATA_REMOVED");
  }

  @Test
  void ignoresRulesOfDashes() {
    assertThat(bureau.copiesTo()).containsExactly("县委活动领导小组办公室");
    assertThat(bureau.toString()).doesNotContain("——");
    assertThat(bureau.printedCopies()).hasValue(30);
  }

  @Test
  void ignoresBlanksBeforeAndAfter() {
    assertThat(city.title()).contains("关于进一步做实支部扎实开展“两比一看”活动的意见");
    assertThat(city.issuers()).containsExactly("中共临溪市委");
    assertThat(district.printedOn()).contains(LocalDate.of(2031, 3, 5));
  }

  @Test
  void readsADocumentInsideADocumentWithAnchorsOfItsOwn() {
    PolicyDocumentDraft inner = school.nested().getFirst();

    assertThat(school.nested()).hasSize(1);
    assertThat(anchors(school)).containsExactly("p1");
    assertThat(school.issuers()).containsExactly("中共海平职业学院委员会");
    assertThat(school.genre()).contains(Genre.NOTICE);
    assertThat(inner.title()).contains("中共海平市委关于在全市支部和党员中开展“先走一步”活动的实施意见");
    assertThat(inner.issuers()).containsExactly("中共海平市委");
    assertThat(inner.genre()).contains(Genre.IMPLEMENTATION_OPINION);
    assertThat(inner.printedOn()).contains(LocalDate.of(2031, 5, 31));
    assertThat(inner.copiesTo()).containsExactly("省委办公厅、组织部", "省活动领导小组办公室");
    assertThat(anchors(inner)).startsWith("p1", "1", "1.p1", "1.p2", "1.1", "1.2", "2");
  }

  @Test
  void tellsWhatAForwardedDocumentLacks() {
    assertThat(codes(school.nested().getFirst())).contains("NUMBER_MISSING", "DATE_MISSING");
    assertThat(codes(bureau.nested().getFirst())).doesNotContain("NUMBER_MISSING", "DATE_MISSING");
  }

  @Test
  void tellsHowADocumentNamesOthers() {
    assertThat(school.references())
        .containsExactly(reference(Kind.FORWARDS, "中共海平市委关于印发〈关于在全市支部和党员中开展“先走一步”活动的实施意见〉的通知"));
    assertThat(school.nested().getFirst().references())
        .extracting(DocumentReference::kind, ref -> ref.number().orElse(""))
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.BASED_ON, "南委办〔2031〕12号"));
    assertThat(bureau.references())
        .containsExactly(
            reference(Kind.BASED_ON, "中共青禾县委办公室关于开展“田间课堂”活动的实施意见"),
            reference(Kind.PRINTS_AND_ISSUES, "青禾县农业局关于开展“田间课堂”活动的实施方案"));
  }

  @Test
  void anchorsADocumentOfAimsAsTheContractSays() {
    assertThat(anchors(province))
        .containsExactly(
            "p1", "1", "1.p1", "1.p2", "1.p2.1", "1.p2.2", "1.p2.3", "1.p2.4", "1.p3", "1.p3.1",
            "1.p3.2", "1.p3.3", "2", "2.1", "2.2", "3", "3.1", "3.2", "3.2.p1");
    assertThat(clause(province, "1.p3.2").text()).isEqualTo("服务点离家近,办事不绕路。困难家庭有人惦记;");
    assertThat(codes(province)).contains("CLAUSE_OWNER_UNCERTAIN");
  }

  @Test
  void takesTheGenreFromTheOpeningFormulaWhenThereIsNoTitle() {
    assertThat(province.title()).isEmpty();
    assertThat(province.genre()).contains(Genre.NOTICE);
    assertThat(codes(province)).contains("TITLE_MISSING", "NUMBER_MISSING", "GENRE_FROM_TEXT");
    assertThat(province.issuers()).containsExactly("中共南岭省委样板工作领导小组", "中共南岭省委组织部");
  }

  @Test
  void dividesHeadingAndTextOfAClauseOnOneLine() {
    assertThat(outline(district))
        .contains(
            "2.1 <立标杆>",
            "2.1.1 <选出样板> 每个镇至少选出两个样板支部，样板的账目和做法对外张贴，欢迎别人来看。",
            "3.p1 “七一”前夕完成选点，年底前回头看一次。");
    assertThat(outline(school.nested().getFirst()))
        .contains("2.p1 好支部的要求是，做到“三个有”：", "2.p1.2 <有账本> 收支和实事都记账，账本谁都能看。");
  }

  @Test
  void readsHeadSignatureAndImprint() {
    assertThat(district.issuers()).containsExactly("中共云溪市望湖区委“树标杆、比贡献”活动领导小组");
    assertThat(district.keywords()).containsExactly("树标杆", "比贡献", "主题活动", "意见");
    assertThat(district.recipients())
        .containsExactly("各镇党委、街道党工委", "区委各部门", "区级机关各党组（党委）", "区属各企业党组织");
    assertThat(district.printedBy()).contains("区委“树标杆、比贡献”活动领导小组办公室");
    assertThat(district.doubts()).isEmpty();
  }

  private static DocumentReference reference(Kind kind, String title) {
    return new DocumentReference(kind, java.util.Optional.of(title), java.util.Optional.empty());
  }
}
