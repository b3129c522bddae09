package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.search.internal.Workbench.anyOf;
import static org.exemplar.search.internal.Workbench.facet;
import static org.exemplar.search.internal.Workbench.field;
import static org.exemplar.search.internal.Workbench.index;
import static org.exemplar.search.internal.Workbench.practice;
import static org.exemplar.search.internal.Workbench.text;
import static org.exemplar.search.internal.Workbench.title;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.exemplar.search.SearchResult;
import org.exemplar.search.SearchResult.Facet;
import org.exemplar.search.SearchResult.FacetValue;
import org.exemplar.search.SearchTerm;
import org.exemplar.search.SearchTerm.Kind;
import org.exemplar.spi.FacetRange;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.LocalizedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type is understood as they mean it, and never an error. */
class WordingTest {
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
            title(),
            practice(),
            field("keywords", IndexFieldType.TEXT, "keywords", 2, false, false, List.of()),
            titled("place", IndexFieldType.KEYWORD, "地点", "Place of work"),
            new IndexField(
                "income",
                IndexFieldType.NUMBER,
                "income",
                Optional.empty(),
                1,
                false,
                true,
                false,
                Optional.of(new LocalizedText("集体收入（万元）", "Income")),
                List.of(FROM_50)),
            facet("open", IndexFieldType.BOOLEAN, "open"),
            titled("period", IndexFieldType.DATE, "时间", "Period")));
    put("tea", "茶叶合作社带动增收", "统一品牌，A级认证", "安化县", 86.5, true, "2024-03/2025-06");
    put("rice", "稻田养鱼助农增收", "合作开发茶园，叶面施肥", "湘潭县", 10, false, "2023-05");
    put("square", "村級議事廣場", "設立議事廳", "安化县", 9.9, true, "2024-07-01");
    bench.engine().add(bench.cases);
    bench.settle();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private void put(
      String key,
      String title,
      String practice,
      String place,
      double income,
      boolean open,
      String period) {
    bench.cases.put(
        key,
        Map.of(
            "title", title,
            "practice", practice,
            "keywords", List.of("增收", "致富"),
            "place", place,
            "income", income,
            "open", open,
            "period", period));
  }

  private static IndexField titled(String name, IndexFieldType type, String zh, String en) {
    IndexField plain = facet(name, type, name);
    return new IndexField(
        name,
        type,
        name,
        plain.analysis(),
        plain.boost(),
        plain.highlight(),
        plain.facet(),
        plain.many(),
        Optional.of(new LocalizedText(zh, en)),
        plain.ranges());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"茶叶\"|tea",
        "“茶叶”|tea",
        "「茶叶合作」|tea",
        "\"茶園\"|rice",
        "\"议事广场\"|square",
        "\"a级认证\"|tea",
        "\"级\"|tea square",
        "\"级认\"|tea",
        "增收 -茶叶|rice square",
        "增收 －\"合作社\"|rice square",
        "-增收|",
        "-议事|rice tea",
        "-地点:安化|rice",
        "地点:安化|square tea",
        "地点：湘潭县|rice",
        "PLACE:湘潭|rice",
        "placeofwork:湘潭|rice",
        "增收 地点:安化|square tea",
        "title:茶叶|tea",
        "practice:茶叶|",
        "title:\"村级 议事\"|square",
        "集体收入:>50|tea",
        "集体收入:>=10|rice tea",
        "集体收入:>10|tea",
        "income:<=9.9|square",
        "income:<9.9|",
        "income:9..10|rice square",
        "income:10..|rice tea",
        "income:..9.95|square",
        "income:10|rice",
        "income:from_50|tea",
        "open:是|square tea",
        "open:no|rice",
        "时间:2023|rice",
        "时间:2024年7月|square tea",
        "时间:2024年7月1日|square tea",
        "时间:2023年|rice",
        "时间:>=2025|tea",
        "时间:>2024|tea",
        "时间:<2024|rice",
        "时间:2023..2024-02|rice",
        "-时间:2024|rice",
      })
  void each_way_of_saying_it_finds_what_is_meant(String typed, String expected) {
    List<String> keys = expected == null ? List.of() : List.of(expected.split(" "));
    assertThat(bench.keys(typed)).as(typed).containsExactlyInAnyOrderElementsOf(keys);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "-",
        "--",
        "- -",
        ":",
        "：",
        "a:",
        ":a",
        "-:",
        "\"\"",
        "“",
        "”“",
        "地点:",
        "地点:\"",
        "集体收入:>",
        "集体收入:很多",
        "集体收入:..",
        "时间:明天",
        "时间:2024..2023",
        "open:也许",
        "没有:这个",
        "\\",
        "*",
        "?",
        "地点:*",
        "地点:\\",
        "(",
        "[1 TO",
        "AND",
        "a\"b",
        "\"a\"\"b\"",
        "-\"",
        "「",
        "「」",
        "茶 -",
        "８：３０"
      })
  void nothing_that_is_typed_is_an_error(String typed) {
    assertThat(bench.search(typed).hits()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void what_is_not_understood_is_searched_as_words() {
    assertThat(bench.search("集体收入:很多").terms())
        .containsExactly(new SearchTerm(Kind.WORDS, "集体收入:很多", Optional.empty()));
    assertThat(bench.keys("没有:茶叶合作社")).containsExactly("tea");
  }

  @Test
  void fields_of_several_indexes_that_are_called_the_same_are_all_meant() {
    bench.define(
        index("a", "one", titled("place", IndexFieldType.KEYWORD, "地点", "Place")),
        index("b", "two", titled("period", IndexFieldType.DATE, "地点", "When")));
    bench.settle();
    assertThat(bench.search("地点:湘潭").totalCount()).isEqualTo(1);
    assertThat(bench.search("地点:2023").totalCount()).isEqualTo(1);
    assertThat(bench.search("place:2023").totalCount()).isZero();
  }

  @Test
  void it_is_told_how_each_piece_was_understood() {
    assertThat(bench.search("增收 致富 \"茶叶\" -水稻 地点:安化 -open:否 集体收入:>50 品牌").terms())
        .containsExactly(
            new SearchTerm(Kind.WORDS, "增收 致富", Optional.empty()),
            new SearchTerm(Kind.PHRASE, "茶叶", Optional.empty()),
            new SearchTerm(Kind.WITHOUT, "水稻", Optional.empty()),
            new SearchTerm(Kind.CONDITION, "安化", Optional.of("place")),
            new SearchTerm(Kind.WITHOUT_CONDITION, "否", Optional.of("open")),
            new SearchTerm(Kind.CONDITION, ">50", Optional.of("income")),
            new SearchTerm(Kind.WORDS, "品牌", Optional.empty()));
  }

  @Test
  void chinese_quotes_within_a_sentence_are_no_phrase() {
    assertThat(bench.search("什么是“茶叶合作”模式").terms())
        .extracting(SearchTerm::kind)
        .containsExactly(Kind.WORDS);
  }

  @Test
  void no_phrase_reaches_from_one_value_into_the_next() {
    assertThat(bench.keys("\"增收致富\"")).isEmpty();
    assertThat(bench.keys("\"致富\"")).hasSize(3);
  }

  @Test
  void phrases_are_marked_and_what_must_not_stand_there_is_not() {
    SearchResult found = bench.search("\"茶叶\" -水稻");
    assertThat(found.hits().getFirst().highlights())
        .anySatisfy(each -> assertThat(each.fragments().getFirst()).contains("<mark>茶叶</mark>"))
        .noneSatisfy(each -> assertThat(each.fragments().getFirst()).contains("水稻"));
  }

  @Test
  void values_that_could_be_chosen_too_are_counted_as_if_none_were() {
    SearchResult found = bench.search("增收", anyOf("place", "安化县"));
    assertThat(found.totalCount()).isEqualTo(2);
    assertThat(counted(found, "place").values())
        .containsExactly(new FacetValue("安化县", 2), new FacetValue("湘潭县", 1));
    assertThat(counted(found, "open").values()).containsExactly(new FacetValue("true", 2));
    SearchResult both = bench.search("", anyOf("place", "安化县"), anyOf("open", "false"));
    assertThat(both.totalCount()).isZero();
    assertThat(counted(both, "place").values()).containsExactly(new FacetValue("湘潭县", 1));
    assertThat(counted(both, "open").values()).containsExactly(new FacetValue("true", 2));
  }

  private static Facet counted(SearchResult found, String name) {
    return found.facets().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
