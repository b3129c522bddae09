package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.exemplar.search.internal.Workbench.anyOf;
import static org.exemplar.search.internal.Workbench.between;
import static org.exemplar.search.internal.Workbench.facet;
import static org.exemplar.search.internal.Workbench.index;
import static org.exemplar.search.internal.Workbench.practice;
import static org.exemplar.search.internal.Workbench.text;
import static org.exemplar.search.internal.Workbench.title;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.exemplar.search.DocumentSource;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.search.SearchResult.Facet;
import org.exemplar.search.SearchResult.FacetValue;
import org.exemplar.spi.FacetRange;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.schema.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchingTest {
  private static final FacetRange UNDER_10 =
      new FacetRange("UNDER_10", text("10以下"), OptionalDouble.empty(), OptionalDouble.of(10));
  private static final FacetRange FROM_10_TO_50 =
      new FacetRange("FROM_10_TO_50", text("10至50"), OptionalDouble.of(10), OptionalDouble.of(50));
  private static final FacetRange FROM_50 =
      new FacetRange("FROM_50", text("50以上"), OptionalDouble.of(50), OptionalDouble.empty());

  @TempDir Path root;
  private Workbench bench;

  @BeforeEach
  void fill() {
    bench = new Workbench(root);
    bench.define(
        index(
            "rural",
            "cases",
            IndexSource.CASE,
            Map.of("sector", "rural"),
            title(),
            practice(),
            facet("place", IndexFieldType.KEYWORD, "place"),
            facet("industry", IndexFieldType.KEYWORD, "facets.industry"),
            facet(
                "income", IndexFieldType.NUMBER, "facets.income", UNDER_10, FROM_10_TO_50, FROM_50),
            facet("open", IndexFieldType.BOOLEAN, "facets.open"),
            facet("period", IndexFieldType.DATE, "period")));
    bench.cases.put(
        "tea",
        village(
            "茶叶合作社带动村集体增收",
            "支部引领农户入社，统一品牌，2024年销售额达5000元/亩。",
            "安化",
            Map.of("industry", List.of("茶叶", "旅游"), "income", 86.5, "open", true),
            "2024-03/2025-06"));
    bench.cases.put(
        "rice",
        village(
            "稻田养鱼助农增收",
            "党员示范田推广稻鱼共作，A级认证。",
            "湘潭",
            Map.of("industry", "水稻", "income", 10, "open", false),
            "2023-05"));
    bench.cases.put(
        "square",
        village(
            "後進村黨組織整頓轉化",
            "選派第一書記，開展「三會一課」，群眾滿意度提高。",
            "安化",
            Map.of("industry", "茶叶", "income", "9.9", "open", "true"),
            LocalDate.of(2024, 7, 1)));
    bench.cases.put("other", Map.of("title", "社区网格茶话会", "sector", "urban-community"));
    bench.cases.remove("never-there");
    bench.cases.put("gone", village("茶叶", "茶叶", "安化", Map.of(), "2024"));
    bench.cases.remove("gone");
    bench.engine().add(bench.cases);
    bench.settle();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private static Map<String, Object> village(
      String title, String practice, String place, Map<String, Object> facets, Object period) {
    return Map.of(
        "title", title,
        "practice", practice,
        "place", place,
        "facets", facets,
        "period", period,
        "sector", "rural");
  }

  @Test
  void aSimplifiedQueryFindsTraditionalText() {
    assertThat(bench.keys("后进村党组织")).containsExactly("square");
    assertThat(bench.keys("三会一课")).containsExactly("square");
  }

  @Test
  void aTraditionalQueryFindsSimplifiedText() {
    assertThat(bench.keys("茶葉合作社")).containsExactly("tea");
    assertThat(bench.keys("黨員示範")).containsExactly("rice");
  }

  @Test
  void oneCharacterIsFoundWhereverItStands() {
    assertThat(bench.keys("鱼")).containsExactly("rice");
    assertThat(bench.keys("社")).containsExactly("tea");
  }

  @Test
  void latinLettersAndNumbersAreFoundInAnyWidthAndCase() {
    assertThat(bench.keys("ａ级")).containsExactly("rice");
    assertThat(bench.keys("2024年")).containsExactly("tea");
    assertThat(bench.keys("５０００")).containsExactly("tea");
  }

  @Test
  void documentsThatTheIndexDoesNotHoldAreNotFound() {
    assertThat(bench.keys("网格")).isEmpty();
    assertThat(bench.keys("茶")).containsExactly("tea");
  }

  @Test
  void aLongQuestionDoesNotMatchEverything() {
    assertThat(bench.keys("怎样通过茶叶合作社让村集体增收？")).containsExactly("tea");
    assertThat(bench.keys("如何举办一场没有人参加的国际象棋比赛")).isEmpty();
  }

  @Test
  void punctuationFindsNothingAndIsNoSyntax() {
    assertThat(bench.keys("？！…")).isEmpty();
    assertThat(bench.keys("*:*")).isEmpty();
    assertThat(bench.keys("title:茶叶 OR [a TO b}")).isEmpty();
    assertThat(bench.keys("茶叶 AND (\"合作社")).containsExactly("tea");
  }

  @Test
  void anEmptyTextFindsEverythingInTheOrderOfKeys() {
    assertThat(bench.keys("")).containsExactly("rice", "square", "tea");
    assertThat(bench.keys("   ")).containsExactly("rice", "square", "tea");
  }

  @Test
  void facetsCountMatchingDocuments() {
    assertThat(bench.search("").facets())
        .containsExactly(
            facetOf("place", "安化", 2, "湘潭", 1),
            facetOf("industry", "茶叶", 2, "旅游", 1, "水稻", 1),
            facetOf("income", "UNDER_10", 1, "FROM_10_TO_50", 1, "FROM_50", 1),
            facetOf("open", "true", 2, "false", 1),
            facetOf("period", "2024", 2, "2023", 1, "2025", 1));
    assertThat(bench.search("增收").facets()).contains(facetOf("place", "安化", 1, "湘潭", 1));
  }

  private static Facet facetOf(String name, Object... valuesAndCounts) {
    List<FacetValue> values = new java.util.ArrayList<>();
    for (int i = 0; i < valuesAndCounts.length; i += 2) {
      values.add(new FacetValue((String) valuesAndCounts[i], (Integer) valuesAndCounts[i + 1]));
    }
    return new Facet(name, values);
  }

  @Test
  void facetsAreLeftOutWhenNobodyAsks() {
    SearchQuery query =
        new SearchQuery(List.of(), Optional.of("增收"), List.of(), 0, Optional.empty(), false, false);
    SearchResult result = bench.engine().search(query);
    assertThat(result.facets()).isEmpty();
    assertThat(result.hits()).isEmpty();
    assertThat(result.totalCount()).isEqualTo(2);
    assertThat(result.hasNextPage()).isTrue();
  }

  @Test
  void keywordAndBooleanFiltersTakeAnyOfTheirValues() {
    assertThat(bench.keys("", anyOf("place", "安化"))).containsExactly("square", "tea");
    assertThat(bench.keys("", anyOf("industry", "旅游", "水稻"))).containsExactly("rice", "tea");
    assertThat(bench.keys("", anyOf("open", "true"))).containsExactly("square", "tea");
    assertThat(bench.keys("", anyOf("open", "true", "false"))).hasSize(3);
    assertThat(bench.keys("增收", anyOf("place", "安化"), anyOf("open", "true")))
        .containsExactly("tea");
    assertThat(bench.keys("", anyOf("place"))).hasSize(3);
  }

  @Test
  void numberFiltersTakeBoundsRangeCodesAndNumbers() {
    assertThat(bench.keys("", between("income", "10", ""))).containsExactly("rice", "tea");
    assertThat(bench.keys("", between("income", "", "10"))).containsExactly("square");
    assertThat(bench.keys("", between("income", "9.9", "86.5"))).containsExactly("rice", "square");
    assertThat(bench.keys("", anyOf("income", "FROM_50", "UNDER_10")))
        .containsExactly("square", "tea");
    assertThat(bench.keys("", anyOf("income", "10"))).containsExactly("rice");
  }

  @Test
  void dateFiltersMeetSpans() {
    assertThat(bench.keys("", between("period", "2024", ""))).containsExactly("square", "tea");
    assertThat(bench.keys("", between("period", "", "2024"))).containsExactly("rice");
    assertThat(bench.keys("", between("period", "2025-06-30", "2025-07"))).containsExactly("tea");
    assertThat(bench.keys("", anyOf("period", "2023", "2024-07")))
        .containsExactly("rice", "square", "tea");
  }

  @Test
  void unknownIndexesAndFieldsAreNamedWithThoseThatThereAre() {
    SearchQuery elsewhere =
        new SearchQuery(
            List.of("rural/nothing"),
            Optional.empty(),
            List.of(),
            1,
            Optional.empty(),
            false,
            false);
    refused(() -> bench.engine().search(elsewhere), "UNKNOWN_INDEX", "rural/cases");
    refused(() -> bench.keys("", anyOf("colour", "red")), "UNKNOWN_FIELD", "place, industry");
    refused(() -> bench.keys("", anyOf("title", "茶叶")), "UNKNOWN_FIELD", "place, industry");
  }

  @Test
  void filtersThatCannotBeReadAreRefused() {
    refused(() -> bench.keys("", anyOf("income", "MUCH")), "FILTER_INVALID", "FROM_50");
    refused(() -> bench.keys("", between("income", "ten", "")), "FILTER_INVALID", "ten");
    refused(() -> bench.keys("", anyOf("open", "maybe")), "FILTER_INVALID", "true");
    refused(() -> bench.keys("", between("place", "a", "b")), "FILTER_INVALID", "bounds");
    refused(() -> bench.keys("", between("period", "soon", "")), "FILTER_INVALID", "soon");
    refused(() -> bench.keys("", between("period", "2025", "2024")), "FILTER_INVALID", "above");
    refused(() -> bench.keys("", between("income", "100", "10")), "FILTER_INVALID", "above");
    refused(() -> bench.keys("", between("income", "10", "10")), "FILTER_INVALID", "above");
  }

  @Test
  void aRefusalNamesTheArgumentThatIsWrong() {
    refusedAt(() -> bench.keys("", anyOf("colour", "red")), "filter", "colour");
    refusedAt(() -> bench.keys("", between("income", "ten", "")), "filter", "income");
    refusedAt(() -> bench.keys("茶".repeat(501)), "text");
  }

  @Test
  void ofWordsSetApartBySpacesEachMustBeThere() {
    assertThat(bench.keys("茶叶 合作社")).containsExactly("tea");
    assertThat(bench.keys("增收　稻鱼")).containsExactly("rice");
    assertThat(bench.keys("增收 稻鱼 茶叶")).isEmpty();
    assertThat(bench.keys("合作社 稻鱼")).isEmpty();
    assertThat(bench.keys("合作社 2024年")).containsExactly("tea");
    assertThat(bench.keys("稻鱼 2024年")).isEmpty();
  }

  @Test
  void aCursorIsGoodForItsOwnSearchOnly() {
    SearchQuery one = page("增收", Optional.empty());
    String cursor = bench.engine().search(one).hits().getFirst().cursor();
    assertThat(bench.engine().search(page("增收", Optional.of(cursor))).hits()).hasSize(1);
    refusedAt(() -> bench.engine().search(page("茶叶", Optional.of(cursor))), "after");
  }

  private static SearchQuery page(String text, Optional<String> after) {
    return new SearchQuery(List.of(), Optional.of(text), List.of(), 1, after, false, false);
  }

  @Test
  void aTextIsLimitedInLength() {
    assertThat(bench.keys("茶".repeat(500))).isEmpty();
    refused(() -> bench.keys("茶".repeat(501)), "TEXT_TOO_LONG", "500");
  }

  @Test
  void theLongestTextsAreAnswered() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append((char) (0x4e00 + 37 * i));
    }
    assertThat(bench.keys(text.toString())).isEmpty();
  }

  private static void refusedAt(ThrowingCallable call, String... path) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.refusal().path()).containsExactly(path));
  }

  private static void refused(ThrowingCallable call, String code, String mentions) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.refusal().code()).isEqualTo(code);
              assertThat(refused.refusal().message().en()).contains(mentions);
              assertThat(refused.refusal().message().zh()).isNotBlank();
            });
  }

  @Test
  void what_is_not_for_everybody_is_in_no_hit_count_or_facet_of_others() {
    Map<String, Object> closed =
        new HashMap<>(village("茶叶内部通报", "内部增收通报", "益阳", Map.of("industry", "内部产业"), "2024"));
    closed.put(DocumentSource.AUDIENCE, "policies:read");
    bench.cases.put("closed", closed);
    bench.settle();
    for (Set<String> held : List.of(Set.<String>of(), Set.of("records:read"))) {
      SearchResult others = bench.engine().search(holding("", held));
      assertThat(others.totalCount()).isEqualTo(3);
      assertThat(others.toString()).doesNotContain("closed", "内部产业", "益阳");
      assertThat(bench.engine().search(holding("内部通报", held)).totalCount()).isZero();
    }
    SearchResult insiders =
        bench.engine().search(holding("", Set.of("policies:read", "records:read")));
    assertThat(insiders.totalCount()).isEqualTo(4);
    assertThat(insiders.toString()).contains("closed", "内部产业", "益阳");
    closed.remove(DocumentSource.AUDIENCE);
    bench.cases.put("closed", closed);
    bench.settle();
    assertThat(bench.engine().search(holding("", Set.of())).totalCount()).isEqualTo(4);
  }

  private static SearchQuery holding(String text, Set<String> held) {
    SearchQuery everybodys = Workbench.query(text);
    return new SearchQuery(
        everybodys.known(),
        everybodys.indexes(),
        everybodys.text(),
        everybodys.synonyms(),
        everybodys.filters(),
        everybodys.page(),
        everybodys.options(),
        held);
  }
}
