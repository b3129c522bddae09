package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.search.internal.Workbench.facet;
import static org.exemplar.search.internal.Workbench.index;
import static org.exemplar.search.internal.Workbench.practice;
import static org.exemplar.search.internal.Workbench.title;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.SearchIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that is killed leaves on disk is what another one finds. */
class KilledTest {
  private static final int CASES = 200;

  @TempDir Path root;
  private final Owned<SearchIndex> first =
      index("rural", "cases", title(), facet("place", IndexFieldType.KEYWORD, "place"));
  private final Owned<SearchIndex> second = index("rural", "cases", title(), practice());

  /** Puts the same cases, which makes the same change log. */
  private Workbench begin(Path folder) {
    Workbench bench = new Workbench(folder, Workbench.LINGERING);
    for (int i = 0; i < CASES; i++) {
      bench.cases.put("case-" + i, Map.of("title", "茶叶", "practice", "合作社", "place", "安化"));
    }
    bench.engine().add(bench.cases);
    return bench;
  }

  /** Does something with an engine, and lets it look at another that finds the files of then. */
  private void kill(Step before, Consumer<Workbench> after) throws Exception {
    Path copy = root.resolve("copy");
    try (Workbench bench = begin(root.resolve("original"))) {
      bench.define(first);
      bench.settle();
      before.run(bench);
      copy(root.resolve("original"), copy);
      bench.cases.letScansGo();
    }
    try (Workbench bench = begin(copy)) {
      after.accept(bench);
    }
  }

  private interface Step {
    void run(Workbench bench) throws Exception;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void awaitGenerations(Workbench bench, String... expected) {
    bench.await("only " + List.of(expected), () -> generations(bench).equals(List.of(expected)));
  }

  private static List<String> generations(Workbench bench) {
    try {
      return Folders.all(bench.folder("rural-cases")).stream()
          .map(generation -> generation.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static void prepare(
      Workbench bench, Owned<SearchIndex> before, Owned<SearchIndex> after) {
    try {
      assertThat(bench.prepare(List.of(before), List.of(after)).troubles()).isEmpty();
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  @Test
  void an_index_that_was_half_built_is_dropped() throws Exception {
    kill(
        bench -> {
          bench.cases.holdScans();
          bench.preparing(List.of(first), List.of(second));
          bench.await("the scan", () -> bench.cases.scans() == 2);
          assertThat(generations(bench)).containsExactly("g1", "g2");
        },
        bench -> {
          bench.define(first);
          awaitGenerations(bench, "g1");
          bench.settle();
          assertThat(bench.search("茶叶").totalCount()).isEqualTo(CASES);
          assertThat(bench.cases.scans()).isZero();
        });
  }

  @Test
  void an_index_that_was_never_published_is_dropped_and_the_one_to_go_back_to_stays()
      throws Exception {
    Owned<SearchIndex> third = index("rural", "cases", title());
    kill(
        bench -> {
          prepare(bench, first, second);
          bench.define(second);
          bench.await("it serves", () -> !isReserved(bench, "g2"));
          prepare(bench, second, third);
        },
        bench -> {
          bench.define(second);
          awaitGenerations(bench, "g1", "g2");
          prepare(bench, second, first);
          assertThat(bench.cases.scans()).isZero();
        });
  }

  /** As if the process had been killed just before it was said that the index serves. */
  private static void reserve(Workbench bench, String generation) {
    try {
      Shelf.reserve(bench.folder("rural-cases").resolve(generation));
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static boolean isReserved(Workbench bench, String generation) {
    return Files.exists(bench.folder("rural-cases").resolve(generation).resolve("unpublished"));
  }

  @Test
  void after_the_change_the_new_definition_finds_its_index_and_the_old_one_too() throws Exception {
    kill(
        bench -> {
          prepare(bench, first, second);
          bench.define(second);
          bench.await("it serves", () -> !isReserved(bench, "g2"));
        },
        bench -> {
          reserve(bench, "g2");
          bench.define(second);
          bench.settle();
          assertThat(bench.search("合作社").totalCount()).isEqualTo(CASES);
          prepare(bench, second, first);
          bench.define(first);
          assertThat(bench.search("茶叶").totalCount()).isEqualTo(CASES);
          assertThat(bench.cases.scans()).isZero();
        });
  }

  @Test
  void where_the_change_did_not_last_the_old_definition_finds_its_index() throws Exception {
    kill(
        bench -> {
          prepare(bench, first, second);
          bench.define(second);
          bench.await("it serves", () -> !isReserved(bench, "g2"));
        },
        bench -> {
          bench.define(first);
          bench.settle();
          assertThat(bench.search("茶叶").totalCount()).isEqualTo(CASES);
          prepare(bench, first, second);
          assertThat(bench.cases.scans()).isZero();
        });
  }
}
