package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.exemplar.search.internal.Workbench.facet;
import static org.exemplar.search.internal.Workbench.index;
import static org.exemplar.search.internal.Workbench.knowing;
import static org.exemplar.search.internal.Workbench.title;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.search.IndexEdition;
import org.exemplar.search.IndexStatus;
import org.exemplar.search.IndexStatus.State;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult.Facet;
import org.exemplar.search.SearchResult.FacetValue;
import org.exemplar.search.SearchResult.Hit;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.SearchIndex;
import org.exemplar.spi.schema.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueChangesTest {
  @TempDir Path root;
  private final Owned<SearchIndex> rural =
      index(
          "rural",
          "cases",
          IndexSource.CASE,
          Map.of("sector", "rural"),
          title(),
          facet("place", IndexFieldType.KEYWORD, "place"));
  private final Owned<SearchIndex> urban =
      index(
          "urban",
          "cases",
          IndexSource.CASE,
          Map.of("sector", "urban"),
          title(),
          facet("level", IndexFieldType.KEYWORD, "level"),
          facet("place", IndexFieldType.KEYWORD, "place"));
  private final Owned<SearchIndex> clauses =
      index("core", "clauses", IndexSource.CLAUSE, Map.of(), title());
  private Workbench bench;

  @BeforeEach
  void fill() {
    begin(new Workbench(root));
  }

  private void begin(Workbench fresh) {
    bench = fresh;
    for (int i = 0; i < 10; i++) {
      String sector = i % 2 == 0 ? "rural" : "urban";
      bench.cases.put(
          "case-" + i,
          Map.of("title", "党建引领", "sector", sector, "place", "安化", "level", "VILLAGE"));
    }
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private List<String> ids() {
    return bench.engine().indexes().stream().map(IndexStatus::id).toList();
  }

  @Test
  void anIndexWaitsForItsSource() {
    bench.define(clauses, rural);
    assertThat(bench.engine().indexes()).noneMatch(IndexStatus::ready);
    assertThat(bench.search("党建").totalCount()).isZero();
    bench.engine().add(bench.cases);
    bench.await("the cases", () -> bench.status("rural/cases").ready());
    assertThat(bench.status("core/clauses").state()).isEqualTo(State.BUILDING);
    assertThat(bench.search("党建").totalCount()).isEqualTo(5);
  }

  @Test
  void anIndexIsKeptWhenItsSourceGoesAndCatchesUpWhenItComesBack() {
    bench.engine().add(bench.cases);
    bench.define(rural);
    bench.settle();
    bench.engine().remove(bench.cases);
    assertThat(bench.search("党建").totalCount()).isEqualTo(5);
    bench.cases.put("late", Map.of("title", "党建引领", "sector", "rural"));
    bench.engine().add(bench.cases);
    bench.settle();
    assertThat(bench.search("党建").totalCount()).isEqualTo(6);
    assertThat(bench.cases.scans()).isEqualTo(1);
  }

  @Test
  void severalIndexesAnswerTogetherWithFacetsMergedByName() {
    bench.engine().add(bench.cases);
    bench.define(urban, rural);
    bench.settle();
    assertThat(ids()).containsExactly("rural/cases", "urban/cases");
    var result = bench.search("党建");
    assertThat(result.totalCount()).isEqualTo(10);
    assertThat(result.hits()).extracting(Hit::index).contains("rural/cases", "urban/cases");
    assertThat(result.facets())
        .containsExactly(
            new Facet("place", List.of(new FacetValue("安化", 10))),
            new Facet("level", List.of(new FacetValue("VILLAGE", 5))));
    assertThat(bench.cases.scans()).as("one scan fills both").isEqualTo(1);
  }

  @Test
  void anIndexWhoseDefinitionGoesIsUnknownAtOnceAndComesBackWithoutABuild() {
    bench.engine().add(bench.cases);
    bench.define(rural, urban);
    bench.settle();
    for (int i = 0; i < 30; i++) {
      bench.define(urban);
      assertThat(ids()).containsExactly("urban/cases");
      assertThat(bench.search("党建").totalCount()).isEqualTo(5);
      assertThatThrownBy(
              () ->
                  bench
                      .engine()
                      .search(
                          new org.exemplar.search.SearchQuery(
                              List.of("rural/cases"),
                              java.util.Optional.empty(),
                              List.of(),
                              1,
                              java.util.Optional.empty(),
                              false,
                              false)))
          .isInstanceOf(Refused.class);
      bench.define(rural, urban);
      bench.settle();
      assertThat(bench.search("党建").totalCount()).isEqualTo(10);
    }
    assertThat(bench.cases.scans()).isEqualTo(1);
  }

  @Test
  void anIndexWhoseDefinitionGoesAnswersThoseWhoStillKnowIt() {
    bench.close();
    begin(new Workbench(root.resolve("lingering"), Workbench.LINGERING));
    bench.engine().add(bench.cases);
    bench.define(rural, urban);
    bench.settle();
    for (int i = 0; i < 30; i++) {
      bench.define(urban);
      assertThat(ids()).containsExactly("urban/cases");
      assertThat(bench.search("党建").totalCount()).isEqualTo(5);
      assertThat(bench.engine().search(ofRural()).totalCount()).isEqualTo(5);
      bench.define(rural, urban);
      assertThat(bench.search("党建").totalCount()).isEqualTo(10);
    }
    assertThat(bench.cases.scans()).isEqualTo(1);
  }

  private static SearchQuery ofRural() {
    return new SearchQuery(
        List.of("rural/cases"), Optional.of("党建"), List.of(), 20, Optional.empty(), false, false);
  }

  @Test
  void whoGoesByAnEarlierDefinitionIsAnsweredUnderIt() {
    bench.engine().add(bench.cases);
    bench.define(rural);
    bench.settle();
    CountDownLatch gate = bench.cases.holdScans();
    bench.define(index("rural", "cases", IndexSource.CASE, Map.of("sector", "rural"), title()));
    SearchQuery earlier = knowing("党建", List.of(rural), Workbench.anyOf("place", "安化"));
    assertThat(bench.engine().search(earlier).facets())
        .containsExactly(new Facet("place", List.of(new FacetValue("安化", 5))));
    assertThatThrownBy(() -> bench.search("党建", Workbench.anyOf("place", "安化")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("place");
    gate.countDown();
  }

  @Test
  void whoGoesByDefinitionsSeesNoOtherIndexes() {
    bench.engine().add(bench.cases);
    bench.define(rural, urban);
    bench.settle();
    assertThat(bench.engine().search(knowing("党建", List.of(rural))).totalCount()).isEqualTo(5);
    SearchQuery unknown =
        new SearchQuery(
            List.of(IndexEdition.of(rural)),
            List.of("urban/cases"),
            Optional.empty(),
            List.of(),
            1,
            Optional.empty(),
            false,
            false);
    assertThatThrownBy(() -> bench.engine().search(unknown))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("rural/cases");
  }

  @Test
  void anIndexThatGoesWhileItIsBuiltLeavesNothingBehind() {
    var gate = bench.cases.holdScans();
    bench.engine().add(bench.cases);
    bench.define(rural);
    bench.await("the scan", () -> bench.cases.scans() == 1);
    bench.define();
    gate.countDown();
    bench.define(rural);
    bench.settle();
    assertThat(bench.search("党建").totalCount()).isEqualTo(5);
    assertThat(bench.folder("rural-cases")).isDirectoryContaining("glob:**/g*");
  }

  @Test
  void theOrderOfDefinitionsChangesNothing() {
    bench.engine().add(bench.cases);
    bench.define(rural, urban);
    bench.settle();
    List<String> before = bench.keys("党建");
    bench.define(urban, rural);
    bench.settle();
    assertThat(bench.keys("党建")).isEqualTo(before);
  }
}
