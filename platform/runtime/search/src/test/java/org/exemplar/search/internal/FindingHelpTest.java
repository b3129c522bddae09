package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.exemplar.search.internal.Workbench.anyOf;
import static org.exemplar.search.internal.Workbench.index;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.search.Correction;
import org.exemplar.search.DocumentSource;
import org.exemplar.search.FieldFilter;
import org.exemplar.search.Relaxation;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchScope;
import org.exemplar.search.Similar;
import org.exemplar.search.Suggestion;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.schema.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Suggestions, did-you-mean, what to leave out, and what is like something. */
class FindingHelpTest {
  private static final String SECRETS = "policies:read";
  private static final String POND =
      "村里把二十三口鱼塘的旧合同全部翻出来，逐份核对承包期限和租金，召开三次村民代表会议商量新的底价，"
          + "再到镇里的产权交易平台公开挂牌，租金比原来高出四倍，多出来的钱全部进了村集体账户并且按季度公示。";

  @TempDir Path root;
  private Workbench bench;

  @BeforeEach
  void fill() {
    bench = new Workbench(root);
    bench.define(
        index(
            "rural",
            "cases",
            named("title", 3, false),
            named("keywords", 2, true),
            Workbench.practice(),
            Workbench.facet("place", IndexFieldType.KEYWORD, "place")));
    put("tea", "茶叶合作社带动村集体增收", List.of("乡村振兴", "茶叶合作社"), "安化", "支部引领农户入社，统一品牌。");
    put("fish", "鱼塘合同清理", List.of("三资管理", "乡村振兴"), "湘潭", POND);
    put("pond", "二十三口鱼塘重新发包", List.of("三资管理"), "湘潭", POND.replace("四倍", "三倍"));
    put("bank", "重庆路社区银行网点进驻", List.of("便民服务"), "安化", "社区与银行共建便民网点，老人取钱不出巷。");
    put("app", "APP线上议事厅", List.of("网格化治理"), "安化", "居民在手机上提议，网格员当天回应。");
    bench.cases.put(
        "secret",
        Map.of(
            "title",
            "黑天鹅预案内部讨论稿",
            "keywords",
            List.of("黑天鹅"),
            "practice",
            POND,
            DocumentSource.AUDIENCE,
            SECRETS));
    bench.engine().add(bench.cases);
    bench.settle();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private static IndexField named(String name, double boost, boolean many) {
    return new IndexField(
        name,
        IndexFieldType.TEXT,
        name,
        Optional.of("chinese"),
        boost,
        true,
        false,
        many,
        Optional.of(Workbench.text(name)),
        List.of(),
        true,
        Optional.empty());
  }

  private void put(String key, String title, List<String> keywords, String place, String practice) {
    bench.cases.put(
        key,
        new HashMap<>(
            Map.of("title", title, "keywords", keywords, "place", place, "practice", practice)));
  }

  private static SearchScope scope(String... held) {
    return new SearchScope(List.of(), List.of(), Set.of(held));
  }

  private List<String> suggested(String typed, String... held) {
    return bench.engine().suggest(scope(held), typed, 10).stream().map(Suggestion::text).toList();
  }

  private Optional<String> meant(String typed, FieldFilter... filters) {
    return bench.engine().correct(Workbench.query(typed, filters)).map(Correction::text);
  }

  @ParameterizedTest
  @CsvSource({
    "茶叶, 茶叶合作社",
    "chaye, 茶叶合作社",
    "cyhz, 茶叶合作社",
    "hezuoshe, 茶叶合作社",
    "xczx, 乡村振兴",
    "xiangcunzhen, 乡村振兴",
    "三資, 三资管理",
    "sanzi, 三资管理",
    "app, APP线上议事厅",
    "Ａpp, APP线上议事厅",
    "chongqinglu, 重庆路社区银行网点进驻",
    "yinhang, 重庆路社区银行网点进驻"
  })
  void whatIsTypedInChineseInPinyinOrByInitialsIsSuggestedFirst(String typed, String first) {
    assertThat(suggested(typed)).first().isEqualTo(first);
  }

  @Test
  void aKeywordTellsHowManyHaveItAndATitleWhichDocumentItIs() {
    assertThat(bench.engine().suggest(scope(), "乡村", 10))
        .containsExactly(new Suggestion("乡村振兴", "keywords", 2, Optional.empty()));
    assertThat(bench.engine().suggest(scope(), "鱼塘合同", 10))
        .containsExactly(
            new Suggestion(
                "鱼塘合同清理",
                "title",
                1,
                Optional.of(new Suggestion.Document("rural/cases", IndexSource.CASE, "fish"))));
  }

  @Test
  void whatBeginsWithTheWordsComesBeforeWhatHasThemFurtherOn() {
    assertThat(suggested("鱼塘")).containsExactly("鱼塘合同清理", "二十三口鱼塘重新发包");
  }

  @Test
  void whatSomebodyMayNotReadIsNotSuggested() {
    assertThat(suggested("黑天鹅")).isEmpty();
    assertThat(suggested("heitiane")).isEmpty();
    assertThat(suggested("黑天鹅", SECRETS)).containsExactly("黑天鹅", "黑天鹅预案内部讨论稿");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "？", "不存在的词", "zzzz"})
  void nothingIsSuggestedForWhatNothingBeginsWith(String typed) {
    assertThat(suggested(typed)).isEmpty();
  }

  @Test
  void suggestionsOfAnIndexThatIsNotThereAreRefused() {
    SearchScope scope = new SearchScope(List.of(), List.of("no/such"), Set.of());
    assertThatThrownBy(() -> bench.engine().suggest(scope, "茶", 10))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo("UNKNOWN_INDEX"));
  }

  @ParameterizedTest
  @CsvSource({
    "乡村振新, 乡村振兴",
    "相村振兴, 乡村振兴",
    "茶业合作社, 茶叶合作社",
    "xiangcunzhenxing, 乡村振兴",
    "xiangcunzhengxin, 乡村振兴",
    "chayehezuoshe, 茶叶合作社",
    "sanziguanli, 三资管理",
    "网格化智理, 网格化治理"
  })
  void whatSoundsTheSameOrNearlyWasMeant(String typed, String meant) {
    assertThat(meant(typed)).contains(meant);
  }

  @Test
  void aWordThatDiffersByACharacterWasMeantWhereNoneSoundsTheSame() {
    assertThat(meant("三资营理")).contains("三资管理");
  }

  @Test
  void theOtherPiecesOfATextStayAsTheyAre() {
    assertThat(meant("安化 乡村振新")).isEmpty();
    assertThat(meant("place:安化 乡村振新 -银行")).contains("place:安化 乡村振兴 -银行");
  }

  @Test
  void whatFindsEnoughIsNotPutRight() {
    assertThat(meant("乡村振兴")).isEmpty();
    assertThat(meant("鱼塘")).isEmpty();
    assertThat(meant("完全没有关系的一句话")).isEmpty();
  }

  @Test
  void aTextOfWhichNextToNothingIsKnownIsNoSlip() {
    assertThat(meant("乡村振新" + "龘靐齉爩".repeat(3))).isEmpty();
    assertThat(meant("乡村振新" + "鱼塘".repeat(30))).isEmpty();
  }

  @Test
  void whatWouldFindNothingUnderTheFiltersIsNotProposed() {
    assertThat(meant("三资馆理", anyOf("place", "湘潭"))).contains("三资管理");
    assertThat(meant("三资馆理", anyOf("place", "安化"))).isEmpty();
  }

  @Test
  void wordsThatSomebodyMayNotReadAreNotProposed() {
    assertThat(meant("黑天额")).isEmpty();
    SearchQuery insider = holding("黑天额", SECRETS);
    assertThat(bench.engine().correct(insider)).contains(new Correction("黑天鹅", 1));
  }

  private static SearchQuery holding(String text, String... held) {
    SearchQuery query = Workbench.query(text);
    return new SearchQuery(
        query.known(),
        query.indexes(),
        query.text(),
        query.synonyms(),
        query.filters(),
        query.page(),
        query.options(),
        Set.of(held));
  }

  @Test
  void itIsToldWhatWouldBeFoundWithoutEachPieceAndFilter() {
    SearchQuery query = Workbench.query("鱼塘 银行", anyOf("place", "安化"));
    assertThat(bench.engine().search(query).totalCount()).isZero();
    assertThat(bench.engine().relax(query))
        .containsExactly(
            new Relaxation(
                Relaxation.Kind.TERM, Optional.of("鱼塘"), Optional.empty(), Optional.of("银行"), 1));
    assertThat(bench.engine().relax(Workbench.query("鱼塘", anyOf("place", "安化"))))
        .containsExactlyInAnyOrder(
            new Relaxation(
                Relaxation.Kind.TERM, Optional.of("鱼塘"), Optional.empty(), Optional.empty(), 3),
            new Relaxation(
                Relaxation.Kind.FILTER,
                Optional.of("安化"),
                Optional.of("place"),
                Optional.of("鱼塘"),
                2));
  }

  @Test
  void whatIsNearlyEqualIsMostLikeADocument() {
    List<Similar> similar = bench.engine().like(scope(), IndexSource.CASE, "fish", 10);
    assertThat(similar).first().satisfies(first -> assertThat(first.key()).isEqualTo("pond"));
    assertThat(similar.getFirst().share()).isGreaterThan(Similar.NEARLY_EQUAL);
    assertThat(similar.getFirst().words()).isNotEmpty();
    assertThat(similar).noneMatch(each -> each.key().equals("fish"));
    assertThat(similar).noneMatch(each -> each.key().equals("secret"));
  }

  @Test
  void aDocumentThatSomebodyMayNotReadIsLikeNothing() {
    assertThat(bench.engine().like(scope(), IndexSource.CASE, "secret", 10)).isEmpty();
    assertThat(bench.engine().like(scope(), IndexSource.CASE, "never-there", 10)).isEmpty();
    assertThat(bench.engine().like(scope(SECRETS), IndexSource.CASE, "secret", 10))
        .extracting(Similar::key)
        .contains("fish", "pond");
  }

  @Test
  void aTextIsFoundAgainAmongDocumentsEvenWithAFewWordsChanged() {
    String text = "鱼塘合同清理 " + POND.replace("三次", "多次");
    assertThat(bench.engine().nearlyEqual(scope(), text, 10))
        .extracting(Similar::key)
        .containsExactly("fish");
    assertThat(bench.engine().nearlyEqual(scope(SECRETS), text, 10))
        .extracting(Similar::key)
        .contains("secret");
    assertThat(bench.engine().nearlyEqual(scope(), "一句话太短", 10)).isEmpty();
  }
}
