package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.search.internal.Workbench.index;
import static org.exemplar.search.internal.Workbench.practice;
import static org.exemplar.search.internal.Workbench.text;
import static org.exemplar.search.internal.Workbench.title;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.plugins.Assessment;
import org.exemplar.plugins.Assessment.Difference;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.ChangeStage;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.Place;
import org.exemplar.plugins.PlacedPlugin;
import org.exemplar.plugins.PluginState;
import org.exemplar.plugins.Preparation;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.SearchIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchChangesTest {
  @TempDir Path root;
  private final Catalogue before = catalogue(index("rural", "cases", title()).value());
  private final Catalogue after = catalogue(index("rural", "cases", title(), practice()).value());
  private Workbench bench;
  private SearchChanges changes;

  @BeforeEach
  void open() {
    bench = new Workbench(root);
    bench.engine().add(bench.cases);
    bench.cases.put("case", Map.of("title", "茶叶", "practice", "合作社"));
    bench.engine().define(SearchChanges.definitions(before));
    bench.settle();
    changes = new SearchChanges(bench.engine().preparations());
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private static Catalogue catalogue(SearchIndex index) {
    Rural plugin = new Rural(index);
    return new Catalogue(
        List.of(
            new InstalledPlugin(
                "rural",
                "1.0.0",
                Optional.of(plugin.descriptor()),
                PluginState.ACTIVE,
                List.of(),
                1,
                Optional.of(plugin))));
  }

  private record Rural(SearchIndex index) implements PlacedPlugin {
    @Override
    public PluginDescriptor descriptor() {
      return new PluginDescriptor(
          "rural",
          new PluginVersion(1, 0, 0),
          PluginKind.SECTOR,
          text("农村"),
          text("农村"),
          List.of());
    }

    @Override
    public List<SearchIndex> searchIndexes() {
      return List.of(index);
    }

    @Override
    public Optional<Place> place(String part) {
      return Optional.of(new Place("exemplar/indexes/" + part + ".yaml", 2, "/index/id"));
    }
  }

  @Test
  void indexes_are_built_at_the_stage_that_is_for_it() throws InterruptedException {
    for (ChangeStage stage : List.of(ChangeStage.COMPOSE, ChangeStage.SAMPLE_QUERIES)) {
      assertThat(changes.prepare(stage, before, after, (done, all) -> {}))
          .isSameAs(Preparation.NOTHING);
    }
    assertThat(bench.cases.scans()).isEqualTo(1);
    Preparation preparation =
        changes.prepare(ChangeStage.PREPARE, before, after, (done, all) -> {});
    assertThat(preparation.problems()).isEmpty();
    assertThat(bench.cases.scans()).isEqualTo(2);
  }

  @Test
  void an_index_that_cannot_be_built_is_a_problem_at_its_place() throws InterruptedException {
    bench.cases.breakDown(true);
    Preparation preparation =
        changes.prepare(ChangeStage.PREPARE, before, after, (done, all) -> {});
    assertThat(preparation.problems()).hasSize(1);
    Problem problem = preparation.problems().getFirst();
    assertThat(problem.code()).isEqualTo("INDEX_NOT_BUILT");
    assertThat(problem.file()).contains("exemplar/indexes/index/cases.yaml");
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.message().zh()).contains("rural/cases").contains("读取文档");
    assertThat(problem.message().en()).contains("rural/cases").contains("could not be read");
  }

  @Test
  void the_assessment_tells_index_work() {
    Assessment assessment = changes.assess(before, after);
    assertThat(assessment.indexes())
        .singleElement()
        .satisfies(
            work -> {
              assertThat(work.index()).isEqualTo("rural/cases");
              assertThat(work.difference()).isEqualTo(Difference.CHANGED);
              assertThat(work.documents()).isEqualTo(1);
            });
    assertThat(changes.assess(before, before)).isEqualTo(Assessment.NONE);
  }
}
