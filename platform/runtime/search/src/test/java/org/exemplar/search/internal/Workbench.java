package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.search.FieldFilter;
import org.exemplar.search.IndexEdition;
import org.exemplar.search.IndexStatus;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.search.SearchResult.Hit;
import org.exemplar.spi.FacetRange;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.SearchIndex;

/** An engine with a log and a source of cases, and words to say things about it. */
final class Workbench implements AutoCloseable {
  static final Settings FAST =
      new Settings(
          Duration.ofMillis(10),
          Duration.ofMillis(30),
          Duration.ofMillis(60),
          Duration.ofMillis(30),
          Duration.ofMillis(50),
          Duration.ZERO,
          50);

  /** The same, with indexes that linger for longer than any test. */
  static final Settings LINGERING =
      new Settings(
          FAST.refresh(),
          FAST.commit(),
          FAST.idle(),
          FAST.presence(),
          FAST.retry(),
          Duration.ofMinutes(1),
          FAST.batch());

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  final FakeChangeLog log = new FakeChangeLog();
  final FakeSource cases = new FakeSource(IndexSource.CASE, log);
  private final Path root;
  private final Settings settings;
  private final Object progress = new Object();
  private volatile Instant clock = Instant.parse("2026-03-01T08:00:00Z");
  private Engine engine;

  Workbench(Path root) {
    this(root, FAST);
  }

  Workbench(Path root, Settings settings) {
    this.root = root;
    this.settings = settings;
    this.engine = begin();
  }

  private Engine begin() {
    return new Engine(root, log, settings, () -> clock, this::progressed);
  }

  private void progressed() {
    synchronized (progress) {
      progress.notifyAll();
    }
  }

  /** Lets time go by for what is kept. */
  void age(Duration time) {
    clock = clock.plus(time);
  }

  Engine engine() {
    return engine;
  }

  /** Waits for a condition, looking again whenever the engine has done something. */
  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE;
    synchronized (progress) {
      while (!condition.getAsBoolean()) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        assertThat(left).as("still waiting for: " + what + " " + engine.indexes()).isPositive();
        try {
          progress.wait(left);
        } catch (InterruptedException ended) {
          throw new IllegalStateException(ended);
        }
      }
    }
  }

  /** Waits until all indexes are open and have read the whole log. */
  void settle() {
    await(
        "all indexes open and up to date",
        () ->
            engine.indexes().stream()
                .allMatch(
                    index ->
                        index.state() == IndexStatus.State.OPEN && index.position() == log.head()));
    await("nothing hidden", () -> engine.indexes().stream().allMatch(this::isVisible));
  }

  private boolean isVisible(IndexStatus index) {
    return engine.isVisible(index.id());
  }

  IndexStatus status(String id) {
    return engine.indexes().stream()
        .filter(index -> index.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  Path folder(String name) {
    return root.resolve(name);
  }

  /** Ends the engine, and another one starts on the same folder. */
  void restart(Runnable between) {
    engine.close();
    between.run();
    engine = begin();
  }

  @Override
  public void close() {
    engine.close();
  }

  void define(Owned<?>... definitions) {
    engine.define(Arrays.stream(definitions).map(Workbench::definition).toList());
  }

  private static Definition definition(Owned<?> owned) {
    return Definition.of(new Owned<>(owned.plugin(), (SearchIndex) owned.value()));
  }

  /** Has the indexes of definitions made ready that are to follow others. */
  Preparations.Outcome prepare(List<Owned<SearchIndex>> before, List<Owned<SearchIndex>> after)
      throws InterruptedException {
    return engine
        .preparations()
        .prepare(definitions(before), definitions(after), (done, all) -> {});
  }

  /** The same on a thread of its own. */
  CompletableFuture<Preparations.Outcome> preparing(
      List<Owned<SearchIndex>> before, List<Owned<SearchIndex>> after) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return prepare(before, after);
          } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
          }
        });
  }

  static List<Definition> definitions(List<Owned<SearchIndex>> owned) {
    return owned.stream().map(Definition::of).toList();
  }

  static Owned<SearchIndex> index(String plugin, String id, IndexField... fields) {
    return index(plugin, id, IndexSource.CASE, Map.of(), fields);
  }

  static Owned<SearchIndex> index(
      String plugin, String id, IndexSource kind, Map<String, String> where, IndexField... fields) {
    return new Owned<>(
        plugin,
        new SearchIndex(id, new PluginVersion(1, 0, 0), text("索引"), kind, where, List.of(fields)));
  }

  static IndexField title() {
    return field("title", IndexFieldType.TEXT, "title", 3, true, false, List.of());
  }

  static IndexField practice() {
    return field("practice", IndexFieldType.TEXT, "practice", 1, true, false, List.of());
  }

  static IndexField facet(String name, IndexFieldType type, String from, FacetRange... ranges) {
    return field(name, type, from, 1, false, true, List.of(ranges));
  }

  static IndexField field(
      String name,
      IndexFieldType type,
      String from,
      double boost,
      boolean highlight,
      boolean facet,
      List<FacetRange> ranges) {
    return new IndexField(
        name,
        type,
        from,
        type == IndexFieldType.TEXT ? Optional.of("chinese") : Optional.empty(),
        boost,
        highlight,
        facet,
        false,
        Optional.of(text(name)),
        ranges);
  }

  static LocalizedText text(String text) {
    return new LocalizedText(text, text);
  }

  SearchResult search(String text, FieldFilter... filters) {
    return engine.search(query(text, filters));
  }

  static SearchQuery query(String text, FieldFilter... filters) {
    return new SearchQuery(
        List.of(),
        text.isEmpty() ? Optional.empty() : Optional.of(text),
        List.of(filters),
        20,
        Optional.empty(),
        true,
        true);
  }

  /** A query of somebody who goes by these definitions. */
  static SearchQuery knowing(String text, List<Owned<SearchIndex>> known, FieldFilter... filters) {
    return new SearchQuery(
        known.stream().map(IndexEdition::of).toList(),
        List.of(),
        text.isEmpty() ? Optional.empty() : Optional.of(text),
        List.of(filters),
        20,
        Optional.empty(),
        true,
        true);
  }

  static FieldFilter anyOf(String field, String... values) {
    return new FieldFilter(field, List.of(values), Optional.empty(), Optional.empty());
  }

  static FieldFilter between(String field, String from, String below) {
    return new FieldFilter(
        field,
        List.of(),
        Optional.of(from).filter(text -> !text.isEmpty()),
        Optional.of(below).filter(text -> !text.isEmpty()));
  }

  /** Keys of the hits, best first. */
  List<String> keys(String text, FieldFilter... filters) {
    return keys(search(text, filters));
  }

  static List<String> keys(SearchResult result) {
    return new ArrayList<>(result.hits().stream().map(Hit::key).toList());
  }
}
