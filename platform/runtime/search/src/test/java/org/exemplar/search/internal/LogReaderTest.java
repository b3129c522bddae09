package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.search.internal.Workbench.definitions;
import static org.exemplar.search.internal.Workbench.index;
import static org.exemplar.search.internal.Workbench.title;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.exemplar.search.internal.LogReader.Target;
import org.exemplar.spi.IndexSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {
  private static final int BATCH = 10;

  @TempDir Path root;
  private final FakeChangeLog log = new FakeChangeLog();
  private final FakeSource source = new FakeSource(IndexSource.CASE, log);
  private final Definition definition =
      definitions(List.of(index("rural", "cases", title()))).getFirst();

  private Target target(String folder, long position, boolean own) throws IOException {
    Generation generation =
        Generation.create(
            root.resolve(folder), new KeywordAnalyzer(), own ? definition.fingerprint() : "other");
    generation.mark(new Mark(position, ""));
    return new Target(generation, new Documents(definition), own);
  }

  @Test
  void an_index_that_is_far_behind_does_not_hold_up_the_others() throws IOException {
    for (int i = 0; i < 100; i++) {
      source.put("case-" + i, Map.of("title", "茶叶"));
    }
    Target current = target("current", 98, true);
    Target straggler = target("straggler", 0, true);
    boolean more = new LogReader(log, BATCH).follow(source, List.of(straggler, current));
    assertThat(more).isTrue();
    assertThat(current.position()).isEqualTo(100);
    assertThat(straggler.position()).isEqualTo(BATCH);
    current.generation().retire(true);
    straggler.generation().retire(true);
  }

  @Test
  void an_index_that_takes_documents_of_another_definition_never_passes_for_its_own()
      throws IOException {
    source.put("case", Map.of("title", "茶叶"));
    Target standIn = target("stand-in", 0, false);
    new LogReader(log, BATCH).follow(source, List.of(standIn));
    standIn.generation().commit();
    assertThat(standIn.generation().mixed()).isTrue();
    assertThat(Shelf.commit(standIn.generation().folder()))
        .get()
        .satisfies(data -> assertThat(data.fits("other")).isFalse());
    standIn.generation().retire(true);
  }
}
