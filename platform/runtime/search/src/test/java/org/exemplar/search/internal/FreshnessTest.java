package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.search.internal.Workbench.anyOf;
import static org.exemplar.search.internal.Workbench.facet;
import static org.exemplar.search.internal.Workbench.index;
import static org.exemplar.search.internal.Workbench.title;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.exemplar.search.IndexStatus.State;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.IndexSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshnessTest {
  @TempDir Path root;
  private Workbench bench;

  @BeforeEach
  void open() {
    bench = new Workbench(root, Settings.DEFAULT);
    bench.define(
        index(
            "rural",
            "cases",
            IndexSource.CASE,
            Map.of("sector", "rural"),
            title(),
            facet("place", IndexFieldType.KEYWORD, "place")));
    bench.engine().add(bench.cases);
    bench.settle();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private static Map<String, Object> rural(String title) {
    return Map.of("title", title, "sector", "rural", "place", title);
  }

  @Test
  void aWriteIsVisibleWithinASecond() {
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      String place = "第" + i;
      long begin = System.nanoTime();
      bench.cases.put("one", rural(place));
      bench.await("the write", () -> bench.keys("", anyOf("place", place)).size() == 1);
      waits.add(Duration.ofNanos(System.nanoTime() - begin));
    }
    // the others may have waited for a machine that was busy
    assertThat(Collections.min(waits)).as("least of %s", waits).isLessThan(Duration.ofSeconds(1));
    assertThat(bench.keys("")).containsExactly("one");
  }

  @Test
  void aChangedDocumentIsNotFoundByWhatItWas() {
    bench.cases.put("one", rural("茶叶"));
    bench.settle();
    bench.cases.put("one", rural("水稻"));
    bench.settle();
    assertThat(bench.keys("茶叶")).isEmpty();
    assertThat(bench.keys("水稻")).containsExactly("one");
  }

  @Test
  void aDeletedDocumentIsGone() {
    bench.cases.put("one", rural("茶叶"));
    bench.cases.put("two", rural("茶叶"));
    bench.settle();
    bench.cases.remove("one");
    bench.settle();
    assertThat(bench.keys("茶叶")).containsExactly("two");
    assertThat(bench.search("茶叶").facets().getFirst().values()).hasSize(1);
  }

  @Test
  void aDocumentThatNoLongerFitsTheConditionsLeavesTheIndex() {
    bench.cases.put("one", rural("茶叶"));
    bench.settle();
    bench.cases.put("one", Map.of("title", "茶叶", "sector", "enterprise"));
    bench.settle();
    assertThat(bench.keys("茶叶")).isEmpty();
  }

  @Test
  void aBurstOfWritesIsReadInBatches() {
    for (int i = 0; i < 2_345; i++) {
      bench.cases.put("case-" + i % 1_000, rural("茶叶"));
    }
    bench.settle();
    assertThat(bench.search("茶叶").totalCount()).isEqualTo(1_000);
    assertThat(bench.status("rural/cases").documents()).isEqualTo(1_000);
  }

  @Test
  void whatWasCommittedIsFollowedFromThereAfterARestart() {
    bench.cases.put("one", rural("茶叶"));
    bench.settle();
    bench.restart(() -> bench.cases.put("two", rural("茶叶")));
    bench.engine().add(bench.cases);
    bench.define(
        index(
            "rural",
            "cases",
            IndexSource.CASE,
            Map.of("sector", "rural"),
            title(),
            facet("place", IndexFieldType.KEYWORD, "place")));
    bench.settle();
    assertThat(bench.keys("茶叶")).containsExactly("one", "two");
    assertThat(bench.cases.scans()).isEqualTo(1);
  }

  @Test
  void aSourceThatFailsForAWhileLosesNothing() {
    bench.cases.breakDown(true);
    bench.cases.put("one", rural("茶叶"));
    bench.await("a failed try", () -> bench.status("rural/cases").position() == 0);
    bench.cases.breakDown(false);
    bench.engine().remove(bench.cases);
    bench.engine().add(bench.cases);
    bench.await("the write", () -> bench.keys("茶叶").size() == 1);
    assertThat(bench.status("rural/cases").state()).isEqualTo(State.OPEN);
  }
}
