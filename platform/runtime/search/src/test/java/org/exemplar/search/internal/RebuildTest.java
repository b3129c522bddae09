package org.exemplar.search.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.search.internal.Workbench.facet;
import static org.exemplar.search.internal.Workbench.index;
import static org.exemplar.search.internal.Workbench.practice;
import static org.exemplar.search.internal.Workbench.title;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.search.IndexStatus.State;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.SearchIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {
  private static final String ID = "rural/cases";

  @TempDir Path root;
  private final Owned<SearchIndex> cases = index("rural", "cases", title());
  private Workbench bench;

  @BeforeEach
  void open() {
    bench = new Workbench(root);
    bench.define(cases);
    for (int i = 0; i < 300; i++) {
      bench.cases.put("case-%03d".formatted(i), Map.of("title", "茶叶合作社" + (char) (0x4e00 + i)));
    }
    bench.engine().add(bench.cases);
    bench.settle();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private void restart(Runnable between) {
    bench.restart(between);
    bench.engine().add(bench.cases);
    bench.define(cases);
  }

  private List<Path> generations() {
    try {
      return Folders.generations(bench.folder("rural-cases"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Path generation() {
    return generations().getFirst();
  }

  private void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The largest file, which holds terms or postings. */
  private Path data() {
    try (Stream<Path> files = Files.list(generation())) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("segments"))
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void cut(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Changes a byte of a stored text, which nobody reads when the index is opened. */
  private void changeByte() {
    try (Stream<Path> files = Files.list(generation())) {
      for (Path file : files.toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        String text = new String("茶叶合作社".getBytes(UTF_8), StandardCharsets.ISO_8859_1);
        int at = bytes.indexOf(text);
        if (at >= 0) {
          String changed = bytes.substring(0, at) + 'x' + bytes.substring(at + 1);
          Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
          return;
        }
      }
      throw new AssertionError("no stored text found");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void assertWhole() {
    bench.settle();
    assertThat(bench.search("茶叶").totalCount()).isEqualTo(300);
    awaitOneGeneration();
  }

  /** What was replaced is deleted after its successor answers. */
  private void awaitOneGeneration() {
    bench.await("only one generation", () -> generations().size() == 1);
  }

  @Test
  void aWholeIndexIsNotBuiltAgain() {
    Path before = generation();
    restart(() -> {});
    assertWhole();
    assertThat(bench.cases.scans()).isEqualTo(1);
    assertThat(generation()).isEqualTo(before);
  }

  @Test
  void anIndexThatIsMissingAtTheStartIsBuilt() {
    restart(() -> delete(bench.folder("rural-cases")));
    assertWhole();
    assertThat(bench.cases.scans()).isEqualTo(2);
  }

  @Test
  void anIndexThatIsCutShortAtTheStartIsBuilt() {
    restart(() -> cut(data()));
    assertWhole();
    assertThat(bench.cases.scans()).isEqualTo(2);
  }

  @Test
  void anIndexWithAChangedByteIsBuiltWhileTheOldOneAnswers() {
    bench.engine().close();
    changeByte();
    CountDownLatch gate = bench.cases.holdScans();
    restart(() -> {});
    bench.await("the damage to be found", () -> bench.status(ID).state() == State.REBUILDING);
    assertThat(bench.search("").totalCount()).isEqualTo(300);
    gate.countDown();
    assertWhole();
    assertThat(generation().getFileName()).hasToString("g2");
  }

  @Test
  void anIndexThatIsDeletedWhileItAnswersIsBuiltBesideIt() {
    CountDownLatch gate = bench.cases.holdScans();
    bench.await("the commit", () -> !generations().isEmpty());
    delete(generation());
    bench.await("the loss to be noticed", () -> bench.status(ID).state() == State.REBUILDING);
    assertThat(bench.search("茶叶").totalCount()).isEqualTo(300);
    gate.countDown();
    assertWhole();
  }

  @Test
  void anotherDefinitionIsAnotherIndexAndTheOldOneAnswersUntilThen() {
    CountDownLatch gate = bench.cases.holdScans();
    bench.define(index("rural", "cases", title(), practice()));
    bench.await("the rebuild", () -> bench.status(ID).state() == State.REBUILDING);
    bench.cases.put("late", Map.of("title", "茶叶", "practice", "写在重建之中"));
    bench.await("the old one follows the log", () -> bench.search("茶叶").totalCount() == 301);
    assertThat(bench.search("重建之中").totalCount()).isEqualTo(1);
    gate.countDown();
    bench.settle();
    assertThat(bench.keys("重建之中")).containsExactly("late");
    assertThat(bench.search("茶叶").totalCount()).isEqualTo(301);
    awaitOneGeneration();
  }

  @Test
  void aTitleOfAFieldChangesNothing() {
    Path before = generation();
    bench.define(
        index(
            "rural",
            "cases",
            Workbench.field("title", IndexFieldType.TEXT, "title", 2, true, false, List.of())));
    bench.settle();
    assertThat(generation()).isEqualTo(before);
  }

  @Test
  void changesDuringTheFirstBuildAreNotLost() {
    CountDownLatch gate = bench.cases.holdScans();
    bench.define(
        cases, index("rural", "more", title(), facet("place", IndexFieldType.KEYWORD, "place")));
    bench.await("the build", () -> bench.cases.scans() == 2);
    assertThat(bench.status("rural/more").state()).isEqualTo(State.BUILDING);
    bench.cases.put("late", Map.of("title", "茶叶"));
    bench.cases.remove("case-000");
    gate.countDown();
    bench.settle();
    assertThat(bench.status("rural/more").documents()).isEqualTo(300);
    assertThat(bench.status("rural/cases").documents()).isEqualTo(300);
  }

  @Test
  void anOlderStoreThatWasPutBackMeansARebuild() {
    restart(
        () -> {
          bench.log.restore(100);
          for (int i = 0; i < 250; i++) {
            bench.log.commit(org.exemplar.store.ChangeKind.UPDATED, "OTHER", "x");
          }
        });
    bench.await("the second scan", () -> bench.cases.scans() == 2);
    assertWhole();
  }

  @Test
  void aLogThatIsShorterThanTheIndexMeansARebuild() {
    restart(() -> bench.log.restore(10));
    bench.await("the second scan", () -> bench.cases.scans() == 2);
    assertWhole();
    assertThat(bench.status(ID).position()).isEqualTo(10);
  }

  @Test
  void aBuildThatFailsIsTriedAgain() {
    bench.cases.breakDown(true);
    bench.define(cases, index("rural", "more", title()));
    bench.await("the failure", () -> bench.status("rural/more").state() == State.FAILED);
    assertThat(bench.search("茶叶").totalCount()).isEqualTo(300);
    bench.cases.breakDown(false);
    bench.settle();
    assertThat(bench.status("rural/more").documents()).isEqualTo(300);
  }

  @Test
  void searchesGoOnThroughManyRebuilds() throws InterruptedException {
    java.util.concurrent.atomic.AtomicBoolean stop =
        new java.util.concurrent.atomic.AtomicBoolean();
    java.util.Queue<Object> answers = new java.util.concurrent.ConcurrentLinkedQueue<>();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!stop.get()) {
                    try {
                      answers.add(bench.search("茶叶").totalCount());
                    } catch (RuntimeException failed) {
                      answers.add(failed);
                    }
                  }
                });
    for (int i = 0; i < 10; i++) {
      bench.define(i % 2 == 0 ? index("rural", "cases", title(), practice()) : cases);
      bench.settle();
    }
    stop.set(true);
    reader.join();
    assertThat(answers).isNotEmpty().containsOnly(300);
    assertWhole();
  }
}
