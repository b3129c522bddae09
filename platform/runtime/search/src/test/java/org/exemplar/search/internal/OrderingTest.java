package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.exemplar.search.internal.Workbench.facet;
import static org.exemplar.search.internal.Workbench.field;
import static org.exemplar.search.internal.Workbench.index;
import static org.exemplar.search.internal.Workbench.practice;
import static org.exemplar.search.internal.Workbench.title;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.search.FieldFilter;
import org.exemplar.search.FieldSort;
import org.exemplar.search.SearchOptions;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.search.SearchResult.Alike;
import org.exemplar.search.SearchResult.Hit;
import org.exemplar.search.SearchResult.Reason;
import org.exemplar.search.Synonyms;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order hits stand, what follows behind those that match, and why each was found. */
class OrderingTest {
  private static final String WELL =
      "全村凑钱打井，家家出工，三个月通水，账目每周贴在井台边，老人编了歌谣让孩子背下来，" + "新井通水那天各家端来自家的菜摆成一条长席，邻村也派人来学，后来两村合修了一条渠。";

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
            field("income", IndexFieldType.NUMBER, "income", 1, false, false, List.of()),
            facet("period", IndexFieldType.DATE, "period"),
            facet("place", IndexFieldType.KEYWORD, "place")));
    put("a", "茶园修路", "合作社修路。", Map.of("income", List.of(5, 90), "period", "2021/2022"));
    put("b", "茶园套种", "茶园套种大豆。", Map.of("income", 30.5, "period", "2024-03"));
    put("c", "大豆加工", "茶农合办作坊。", Map.of("income", -2, "period", "2023"));
    put("d", "茶园旅游", "茶园旅游接待。", Map.of());
    put("e", "打井记", WELL, Map.of("income", 1, "period", "2020"));
    put("f", "打井后记", WELL.replace("三个月", "四个月"), Map.of("income", 2, "period", "2020-05"));
    bench.engine().add(bench.cases);
    bench.settle();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private void put(String key, String title, String practice, Map<String, Object> more) {
    Map<String, Object> document = new HashMap<>(more);
    document.put("title", title);
    document.put("practice", practice);
    document.put("place", "安化");
    bench.cases.put(key, document);
  }

  private SearchResult search(
      String text, SearchOptions options, PageRequest page, FieldFilter... filters) {
    return bench
        .engine()
        .search(
            new SearchQuery(
                List.of(),
                List.of(),
                Optional.of(text).filter(typed -> !typed.isEmpty()),
                Synonyms.NONE,
                List.of(filters),
                page,
                options,
                Set.of()));
  }

  private SearchResult search(String text, SearchOptions options) {
    return search(text, options, new PageRequest(20, Optional.empty()));
  }

  private static SearchOptions by(String field, boolean descending) {
    return SearchOptions.HITS.sortedBy(new FieldSort(field, descending));
  }

  private List<String> keys(String text, SearchOptions options) {
    return Workbench.keys(search(text, options));
  }

  @Test
  void hitsAreSortedByTheLargestNumberAndThoseWithoutAnyStandLast() {
    assertThat(keys("", by("income", true))).containsExactly("a", "b", "f", "e", "c", "d");
    assertThat(keys("", by("income", false))).containsExactly("c", "e", "f", "b", "a", "d");
    assertThat(keys("茶园", by("income", true))).containsExactly("a", "b", "d");
  }

  @Test
  void hitsAreSortedByTheLatestDay() {
    assertThat(keys("", by("period", true))).containsExactly("b", "c", "a", "f", "e", "d");
    assertThat(keys("", by("period", false))).containsExactly("e", "f", "a", "c", "b", "d");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sortedHitsArePagedInBothDirections(boolean descending) {
    SearchOptions options = by("income", descending);
    List<String> all = keys("", options);
    assertThat(pages("", options, false)).isEqualTo(all);
    assertThat(pages("", options, true)).isEqualTo(all);
  }

  /** All hits, two at a time. */
  private List<String> pages(String text, SearchOptions options, boolean backwards) {
    List<String> all = new ArrayList<>();
    Optional<String> place = Optional.empty();
    boolean more = true;
    while (more) {
      PageRequest page =
          backwards ? new PageRequest(2, true, Optional.empty(), place) : new PageRequest(2, place);
      SearchResult found = search(text, options, page);
      all.addAll(backwards ? 0 : all.size(), Workbench.keys(found));
      place = backwards ? found.startCursor() : found.endCursor();
      more = backwards ? found.hasPreviousPage() : found.hasNextPage();
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "place", "no-such-field"})
  void whatIsNeitherNumberNorDateSortsNothing(String field) {
    assertThatThrownBy(() -> search("", by(field, true)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.refusal().code()).isEqualTo("ORDER_INVALID");
              assertThat(refused.refusal().path()).containsExactly("orderBy", "field");
            });
  }

  @Test
  void whatMatchesOnlyInPartFollowsBehindUncounted() {
    SearchResult found = search("茶园 大豆", SearchOptions.of(true, false).withPartial());
    assertThat(found.hits()).extracting(Hit::key).startsWith("b").contains("a", "c", "d");
    assertThat(found.hits()).extracting(Hit::partial).startsWith(false, true, true, true);
    assertThat(found.totalCount()).isEqualTo(1);
    assertThat(found.counts()).containsEntry("rural/cases", 1);
    assertThat(found.facets().getLast().values())
        .extracting(value -> value.count())
        .containsExactly(1);
    assertThat(keys("茶园 大豆", SearchOptions.HITS)).containsExactly("b");
  }

  @Test
  void conditionsHoldForWhatMatchesInPart() {
    SearchOptions partial = SearchOptions.HITS.withPartial();
    assertThat(keys("茶园 大豆 -旅游", partial)).startsWith("b").contains("a", "c").doesNotContain("d");
    assertThat(keys("大豆 \"茶园套种\"", partial)).containsExactly("b");
    assertThat(keys("place:湘潭 茶园", partial)).isEmpty();
    assertThat(keys("\"茶园\"", partial)).containsExactlyInAnyOrder("a", "b", "d");
  }

  @Test
  void bothTiersArePagedAsOneInBothDirections() {
    SearchOptions partial = SearchOptions.HITS.withPartial();
    List<String> all = keys("茶园 大豆", partial);
    assertThat(all).hasSizeGreaterThan(3);
    assertThat(pages("茶园 大豆", partial, false)).isEqualTo(all);
    assertThat(pages("茶园 大豆", partial, true)).isEqualTo(all);
  }

  @Test
  void aPlaceAmongWhatMatchesInPartIsNoneWithoutThat() {
    SearchResult found = search("茶园 大豆", SearchOptions.HITS.withPartial());
    PageRequest page = new PageRequest(5, found.endCursor());
    assertThatThrownBy(() -> search("茶园 大豆", SearchOptions.HITS, page))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo("BAD_CURSOR"));
  }

  @Test
  void ofEachHitItIsToldWhichWordsStandInWhichField() {
    SearchResult found = search("茶园套种", SearchOptions.HITS.withReasons());
    List<Reason> reasons = found.hits().getFirst().reasons();
    assertThat(reasons).extracting(Reason::field).containsExactlyInAnyOrder("title", "practice");
    assertThat(reasons).allSatisfy(each -> assertThat(each.words()).containsExactly("茶园套种"));
    assertThat(reasons).noneMatch(Reason::otherWords);
    assertThat(reasons.stream().mapToDouble(Reason::share).sum()).isBetween(0.999, 1.001);
    Reason title =
        reasons.stream().filter(each -> each.field().equals("title")).findFirst().orElseThrow();
    assertThat(title.boost()).isEqualTo(3);
  }

  @Test
  void otherWordsAreToldAsSuch() {
    SearchQuery query =
        new SearchQuery(
            List.of(),
            List.of(),
            Optional.of("茶场"),
            new Synonyms("test", List.of(Set.of("茶场", "茶园"))),
            List.of(),
            new PageRequest(20, Optional.empty()),
            SearchOptions.HITS.withReasons(),
            Set.of());
    List<Hit> hits = bench.engine().search(query).hits();
    assertThat(hits).extracting(Hit::key).containsExactlyInAnyOrder("a", "b", "d");
    assertThat(hits.getFirst().reasons())
        .anySatisfy(
            reason -> {
              assertThat(reason.otherWords()).isTrue();
              assertThat(reason.words()).containsExactly("茶园");
            });
  }

  @Test
  void theBestOfWhatIsNearlyEqualStandsForAll() {
    assertThat(keys("打井", SearchOptions.HITS)).containsExactlyInAnyOrder("e", "f");
    SearchResult folded = search("打井", SearchOptions.HITS.withFolded());
    assertThat(folded.hits()).hasSize(1);
    assertThat(folded.totalCount()).isEqualTo(2);
    List<Alike> alike = folded.hits().getFirst().alike();
    assertThat(alike).hasSize(1);
    assertThat(alike.getFirst().share()).isGreaterThan(Likeness.ENOUGH);
    assertThat(Set.of(folded.hits().getFirst().key(), alike.getFirst().key()))
        .containsExactlyInAnyOrder("e", "f");
  }
}
