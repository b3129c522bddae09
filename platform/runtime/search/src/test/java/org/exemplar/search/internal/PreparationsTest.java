package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.exemplar.search.internal.Workbench.anyOf;
import static org.exemplar.search.internal.Workbench.definitions;
import static org.exemplar.search.internal.Workbench.facet;
import static org.exemplar.search.internal.Workbench.index;
import static org.exemplar.search.internal.Workbench.knowing;
import static org.exemplar.search.internal.Workbench.practice;
import static org.exemplar.search.internal.Workbench.title;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.exemplar.plugins.Assessment.Difference;
import org.exemplar.plugins.Assessment.IndexWork;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.search.IndexStatus.State;
import org.exemplar.search.internal.Preparations.Outcome;
import org.exemplar.search.internal.Preparations.Trouble;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.SearchIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationsTest {
  private static final String ID = "rural/cases";
  private static final int CASES = 300;

  @TempDir Path root;
  private final Owned<SearchIndex> first =
      index("rural", "cases", title(), facet("place", IndexFieldType.KEYWORD, "place"));
  private final Owned<SearchIndex> second = index("rural", "cases", title(), practice());
  private final Owned<SearchIndex> third =
      index("rural", "cases", title(), facet("level", IndexFieldType.KEYWORD, "level"));
  private final Owned<SearchIndex> more = index("urban", "cases", title());
  private Workbench bench;
  private volatile Owned<SearchIndex> published = first;

  @BeforeEach
  void open() {
    begin(Workbench.LINGERING);
  }

  private void begin(Settings settings) {
    bench = new Workbench(root.resolve(settings.linger().toString()), settings);
    bench.engine().add(bench.cases);
    for (int i = 0; i < CASES; i++) {
      bench.cases.put(
          "case-" + i, Map.of("title", "茶叶", "practice", "合作社", "place", "安化", "level", "VILLAGE"));
    }
    bench.define(first);
    bench.settle();
  }

  /** Ends the engine as it is; an index whose definition has gone is closed first. */
  private void restart(Owned<?>... definitions) {
    bench.restart(() -> {});
    bench.engine().add(bench.cases);
    bench.define(definitions);
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private List<String> generations() throws IOException {
    return Folders.all(bench.folder("rural-cases")).stream()
        .map(generation -> generation.getFileName().toString())
        .sorted()
        .toList();
  }

  private void change(Owned<SearchIndex> before, Owned<SearchIndex> after)
      throws InterruptedException {
    assertThat(bench.prepare(List.of(before), List.of(after)).troubles()).isEmpty();
    bench.define(after);
  }

  private int count(Owned<SearchIndex> known, String text) {
    return bench.engine().search(knowing(text, List.of(known))).totalCount();
  }

  @Test
  void what_was_prepared_answers_at_once() throws InterruptedException {
    CountDownLatch gate = bench.cases.holdScans();
    CompletableFuture<Outcome> outcome = bench.preparing(List.of(first), List.of(second));
    bench.await("the scan", () -> bench.cases.scans() == 2);
    assertThat(bench.status(ID).state()).isEqualTo(State.OPEN);
    bench.cases.put("late", Map.of("title", "茶叶", "practice", "合作社"));
    bench.await("the old one follows the log", () -> count(first, "茶叶") == CASES + 1);
    assertThat(outcome).isNotDone();
    gate.countDown();
    assertThat(outcome.join().troubles()).isEmpty();
    assertThat(bench.search("合作社").totalCount()).as("not published yet").isZero();
    bench.define(second);
    assertThat(bench.status(ID).state()).isEqualTo(State.OPEN);
    assertThat(bench.search("合作社").totalCount()).isEqualTo(CASES + 1);
    assertThat(bench.cases.scans()).isEqualTo(2);
  }

  @Test
  void a_new_index_answers_fully_from_its_first_request() throws InterruptedException {
    Outcome outcome = bench.prepare(List.of(first), List.of(first, more));
    assertThat(outcome.troubles()).isEmpty();
    bench.define(first, more);
    assertThat(bench.status("urban/cases").state()).isEqualTo(State.OPEN);
    assertThat(count(more, "茶叶")).isEqualTo(CASES);
  }

  @Test
  void no_request_is_answered_by_half_an_index() throws InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    published = first;
    Queue<Object> answers = new ConcurrentLinkedQueue<>();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!stop.get()) {
                    try {
                      answers.add(count(published, "茶叶"));
                      answers.add(bench.search("茶叶").totalCount());
                    } catch (RuntimeException failed) {
                      answers.add(failed);
                    }
                  }
                });
    List<Owned<SearchIndex>> all = List.of(first, second, third);
    for (int i = 0; i < 12; i++) {
      Owned<SearchIndex> before = all.get(i % 3);
      Owned<SearchIndex> after = all.get((i + 1) % 3);
      assertThat(bench.prepare(List.of(before), List.of(after)).troubles()).isEmpty();
      if (i % 2 == 0) {
        published = after;
        bench.define(after);
      } else {
        bench.define(after);
        published = after;
      }
    }
    stop.set(true);
    reader.join();
    assertThat(answers).isNotEmpty().containsOnly(CASES);
  }

  @Test
  void those_who_still_know_the_old_definition_are_answered_under_it() throws InterruptedException {
    change(first, second);
    bench.cases.put("late", Map.of("title", "茶叶", "place", "安化"));
    bench.await("the write", () -> bench.search("茶叶").totalCount() == CASES + 1);
    var old = knowing("茶叶", List.of(first), anyOf("place", "安化"));
    bench.await(
        "the old one follows the log too",
        () -> bench.engine().search(old).totalCount() == CASES + 1);
    assertThat(bench.engine().search(old).facets().getFirst().values().getFirst().count())
        .isEqualTo(CASES + 1);
  }

  @Test
  void an_old_definition_is_answered_too_when_nothing_was_prepared() {
    bench.define(second);
    bench.settle();
    assertThat(bench.search("合作社").totalCount()).isEqualTo(CASES);
    var old = knowing("茶叶", List.of(first), anyOf("place", "安化"));
    assertThat(bench.engine().search(old).totalCount()).isEqualTo(CASES);
  }

  @Test
  void a_definition_whose_index_is_not_there_finds_nothing() {
    var unknown = knowing("茶叶", List.of(first, more));
    assertThat(bench.engine().search(unknown).totalCount()).isEqualTo(CASES);
    assertThat(count(more, "茶叶")).isZero();
  }

  @Test
  void two_changes_in_a_row_and_the_way_back() throws InterruptedException {
    change(first, second);
    change(second, third);
    assertThat(count(first, "茶叶")).isEqualTo(CASES);
    assertThat(count(second, "合作社")).isEqualTo(CASES);
    assertThat(bench.search("茶叶", anyOf("level", "VILLAGE")).totalCount()).isEqualTo(CASES);
    assertThat(bench.cases.scans()).isEqualTo(3);
    change(third, first);
    assertThat(bench.search("茶叶", anyOf("place", "安化")).totalCount()).isEqualTo(CASES);
    assertThat(bench.cases.scans()).as("it was still open").isEqualTo(3);
  }

  @Test
  void the_index_before_the_last_change_comes_back_from_disk() throws Exception {
    change(first, second);
    restart(second);
    bench.cases.put("late", Map.of("title", "茶叶", "place", "安化"));
    bench.cases.remove("case-0");
    bench.settle();
    bench.age(Duration.ofDays(29));
    restart(second);
    bench.settle();
    assertThat(work(second, first))
        .singleElement()
        .satisfies(work -> assertThat(work.documents()).isZero());
    change(second, first);
    assertThat(bench.search("茶叶", anyOf("place", "安化")).totalCount()).isEqualTo(CASES);
    assertThat(bench.keys("", anyOf("place", "安化"))).doesNotContain("case-0");
    assertThat(bench.cases.scans()).isEqualTo(2);
    restart(first);
    bench.settle();
    assertThat(generations()).as("one to go back to").containsExactly("g1", "g2");
  }

  @Test
  void after_thirty_days_an_index_is_built_anew() throws Exception {
    change(first, second);
    restart(second);
    awaitKept("g1");
    bench.age(Duration.ofDays(31));
    restart(second);
    awaitGenerations("g2");
    change(second, first);
    assertThat(bench.cases.scans()).isEqualTo(3);
  }

  @Test
  void only_one_earlier_index_is_kept() throws Exception {
    change(first, second);
    change(second, third);
    restart(third);
    awaitGenerations("g2", "g3");
    change(third, second);
    assertThat(bench.cases.scans()).isEqualTo(3);
    bench.prepare(List.of(second), List.of(first));
    assertThat(bench.cases.scans()).isEqualTo(4);
  }

  @Test
  void the_index_of_a_plugin_that_was_away_for_days_comes_back() throws Exception {
    bench.define();
    restart();
    bench.age(Duration.ofDays(29));
    restart();
    change(first);
    assertThat(bench.search("茶叶").totalCount()).isEqualTo(CASES);
    assertThat(bench.cases.scans()).isEqualTo(1);
    bench.define();
    restart();
    awaitKept("g1");
    bench.age(Duration.ofDays(31));
    restart();
    bench.await("it is gone", () -> !bench.folder("rural-cases").toFile().exists());
    change(first);
    assertThat(bench.cases.scans()).isEqualTo(2);
  }

  private void change(Owned<SearchIndex> after) throws InterruptedException {
    assertThat(bench.prepare(List.of(), List.of(after)).troubles()).isEmpty();
    bench.define(after);
  }

  @Test
  void what_is_discarded_leaves_nothing() throws Exception {
    Outcome outcome = bench.prepare(List.of(first), List.of(second));
    assertThat(generations()).containsExactly("g1", "g2");
    outcome.discard().run();
    awaitGenerations("g1");
    bench.define(first);
    assertThat(bench.search("茶叶", anyOf("place", "安化")).totalCount()).isEqualTo(CASES);
    bench.prepare(List.of(first), List.of(second));
    assertThat(bench.cases.scans()).isEqualTo(3);
  }

  private void awaitKept(String generation) {
    Path folder = bench.folder("rural-cases").resolve(generation);
    bench.await(generation + " is out of service", () -> Shelf.isKept(folder));
  }

  private void awaitGenerations(String... expected) {
    bench.await(
        "only " + List.of(expected),
        () -> {
          try {
            return generations().equals(List.of(expected));
          } catch (IOException broken) {
            throw new IllegalStateException(broken);
          }
        });
  }

  @Test
  void to_discard_what_has_been_published_changes_nothing() throws Exception {
    Outcome outcome = bench.prepare(List.of(first), List.of(second));
    bench.define(second);
    outcome.discard().run();
    bench.settle();
    assertThat(bench.search("合作社").totalCount()).isEqualTo(CASES);
    assertThat(generations()).containsExactly("g1", "g2");
  }

  @Test
  void an_index_that_came_back_from_disk_stays_there_when_it_is_discarded() throws Exception {
    change(first, second);
    restart(second);
    bench.settle();
    bench.prepare(List.of(second), List.of(first)).discard().run();
    awaitKept("g1");
    restart(second);
    bench.settle();
    change(second, first);
    assertThat(bench.cases.scans()).isEqualTo(2);
  }

  @Test
  void a_source_that_fails_ends_the_preparation() throws Exception {
    bench.cases.breakDown(true);
    Outcome outcome = bench.prepare(List.of(first), List.of(second));
    assertThat(outcome.troubles()).containsOnlyKeys(definitions(List.of(second)));
    assertThat(outcome.troubles()).containsValue(Trouble.DOCUMENTS);
    assertThat(bench.search("茶叶").totalCount()).isEqualTo(CASES);
    awaitGenerations("g1");
    bench.cases.breakDown(false);
    change(first, second);
    assertThat(bench.search("合作社").totalCount()).isEqualTo(CASES);
  }

  @Test
  void an_index_without_a_source_cannot_be_made_ready() throws InterruptedException {
    Owned<SearchIndex> clauses = index("core", "clauses", IndexSource.CLAUSE, Map.of(), title());
    Outcome outcome = bench.prepare(List.of(first), List.of(first, clauses));
    assertThat(outcome.troubles()).containsValue(Trouble.NO_SOURCE);
  }

  @Test
  void a_preparation_that_is_given_up_leaves_nothing() throws Exception {
    CountDownLatch gate = bench.cases.holdScans();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread change =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    bench.prepare(List.of(first), List.of(second));
                  } catch (InterruptedException ended) {
                    thrown.set(ended);
                  }
                });
    bench.await("the scan", () -> bench.cases.scans() == 2);
    change.interrupt();
    change.join();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    gate.countDown();
    awaitGenerations("g1");
    assertThat(bench.search("茶叶").totalCount()).isEqualTo(CASES);
  }

  @Test
  void a_preparation_ends_with_the_engine() throws Exception {
    bench.cases.holdScans();
    CompletableFuture<Outcome> outcome = bench.preparing(List.of(first), List.of(second));
    bench.await("the scan", () -> bench.cases.scans() == 2);
    bench.engine().close();
    assertThat(outcome.join().troubles()).containsValue(Trouble.STOPPED);
  }

  @Test
  void progress_only_grows_up_to_all() throws InterruptedException {
    List<long[]> reports = new ArrayList<>();
    bench
        .engine()
        .preparations()
        .prepare(
            definitions(List.of(first)),
            definitions(List.of(second, more)),
            (done, all) -> reports.add(new long[] {done, all}));
    assertThat(reports).isSortedAccordingTo((one, next) -> Long.compare(one[0], next[0]));
    assertThat(reports.getFirst()).containsExactly(0, 2 * CASES);
    assertThat(reports.getLast()).containsExactly(2 * CASES, 2 * CASES);
  }

  @Test
  void work_to_come_is_told() {
    Owned<SearchIndex> clauses = index("core", "clauses", IndexSource.CLAUSE, Map.of(), title());
    List<IndexWork> work =
        bench
            .engine()
            .preparations()
            .work(definitions(List.of(first, clauses)), definitions(List.of(second, more)));
    assertThat(work)
        .extracting(IndexWork::index, IndexWork::difference, IndexWork::documents)
        .containsExactly(
            tuple(ID, Difference.CHANGED, (long) CASES),
            tuple("urban/cases", Difference.ADDED, (long) CASES),
            tuple("core/clauses", Difference.REMOVED, 0L));
    assertThat(work.getFirst().seconds()).isPositive();
    assertThat(work.getLast().seconds()).isZero();
  }

  private List<IndexWork> work(Owned<SearchIndex> before, Owned<SearchIndex> after) {
    return bench
        .engine()
        .preparations()
        .work(definitions(List.of(before)), definitions(List.of(after)));
  }
}
