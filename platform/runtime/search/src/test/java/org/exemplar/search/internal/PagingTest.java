package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.exemplar.search.internal.Workbench.index;
import static org.exemplar.search.internal.Workbench.title;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.search.SearchOptions;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.search.SearchResult.Hit;
import org.exemplar.search.Synonyms;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
  private static final int DOCUMENTS = 1_000;

  @TempDir Path root;
  private Workbench bench;

  @BeforeEach
  void fill() {
    bench = new Workbench(root);
    bench.define(index("a", "cases", title()), index("b", "cases", title()));
    for (int i = 0; i < DOCUMENTS; i++) {
      bench.cases.put("case-%04d".formatted(i), Map.of("title", "茶叶" + "合作社".repeat(i % 7)));
    }
    bench.engine().add(bench.cases);
    bench.settle();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private SearchResult page(String text, List<String> indexes, Optional<String> after) {
    return page(text, indexes, new PageRequest(37, after));
  }

  private SearchResult page(String text, List<String> indexes, PageRequest page) {
    return bench
        .engine()
        .search(
            new SearchQuery(
                List.of(),
                indexes,
                Optional.of(text).filter(typed -> !typed.isEmpty()),
                Synonyms.NONE,
                List.of(),
                page,
                SearchOptions.HITS,
                Set.of()));
  }

  private static PageRequest last(int size, Optional<String> after, Optional<String> before) {
    return new PageRequest(size, true, after, before);
  }

  private List<Hit> all(String text, List<String> indexes) {
    List<Hit> all = new ArrayList<>();
    SearchResult page = page(text, indexes, Optional.empty());
    all.addAll(page.hits());
    while (page.hasNextPage()) {
      page = page(text, indexes, Optional.of(all.getLast().cursor()));
      all.addAll(page.hits());
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "茶叶", "茶叶合作社"})
  void pagesHoldEveryDocumentOnce(String text) {
    SearchResult first = page(text, List.of("a/cases"), Optional.empty());
    List<Hit> all = all(text, List.of("a/cases"));
    assertThat(all).hasSize(first.totalCount());
    assertThat(new HashSet<>(all.stream().map(Hit::key).toList())).hasSize(all.size());
    assertThat(all).extracting(Hit::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @ParameterizedTest
  @CsvSource({"'',a/cases", "茶叶,a/cases", "茶叶合作社,a/cases", "茶叶合作社,", "'',"})
  void pagesBackwardsHoldTheSameInTheSameOrder(String text, @Nullable String index) {
    List<String> indexes = Optional.ofNullable(index).stream().toList();
    List<Hit> forwards = all(text, indexes);
    List<Hit> backwards = new ArrayList<>();
    SearchResult page = page(text, indexes, last(41, Optional.empty(), Optional.empty()));
    assertThat(page.hasNextPage()).isFalse();
    backwards.addAll(page.hits());
    while (page.hasPreviousPage()) {
      Optional<String> before = Optional.of(backwards.getFirst().cursor());
      page = page(text, indexes, last(41, Optional.empty(), before));
      assertThat(page.hasNextPage()).isTrue();
      backwards.addAll(0, page.hits());
    }
    assertThat(backwards).isEqualTo(forwards);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "茶叶合作社"})
  void aPageMayStandBetweenTwoCursors(String text) {
    List<Hit> all = all(text, List.of());
    Optional<String> after = Optional.of(all.get(100).cursor());
    Optional<String> before = Optional.of(all.get(131).cursor());
    SearchResult first = page(text, List.of(), new PageRequest(20, false, after, before));
    assertThat(first.hits()).isEqualTo(all.subList(101, 121));
    assertThat(first.hasNextPage() && first.hasPreviousPage()).isTrue();
    SearchResult last = page(text, List.of(), last(20, after, before));
    assertThat(last.hits()).isEqualTo(all.subList(111, 131));
    assertThat(last.hasNextPage() && last.hasPreviousPage()).isTrue();
    SearchResult whole = page(text, List.of(), new PageRequest(30, false, after, before));
    assertThat(whole.hits()).isEqualTo(all.subList(101, 131));
    assertThat(whole.hasNextPage()).isFalse();
    assertThat(page(text, List.of(), last(30, before, after)).hits()).isEmpty();
  }

  @Test
  void pagesOverSeveralIndexesHoldEveryDocumentOnce() {
    List<Hit> all = all("茶叶", List.of());
    assertThat(new HashSet<>(all.stream().map(hit -> hit.index() + hit.key()).toList()))
        .hasSize(2 * DOCUMENTS)
        .hasSize(all.size());
  }

  @Test
  void documentsOfSeveralIndexesAreRankedTogether() {
    List<Hit> all = all("合作社", List.of());
    assertThat(all.get(0).key()).isEqualTo(all.get(1).key());
    assertThat(all.get(0).score()).isEqualTo(all.get(1).score());
    assertThat(all.get(0).index()).isNotEqualTo(all.get(1).index());
  }

  @Test
  void aCursorStaysGoodWhenTheIndexChanges() {
    SearchResult first = page("", List.of("a/cases"), Optional.empty());
    String cursor = first.hits().getLast().cursor();
    bench.cases.remove(first.hits().getLast().key());
    bench.cases.put("aaa", Map.of("title", "茶叶"));
    bench.settle();
    bench.restart(() -> {});
    bench.engine().add(bench.cases);
    bench.define(index("a", "cases", title()));
    bench.settle();
    assertThat(page("", List.of("a/cases"), Optional.of(cursor)).hits().getFirst().key())
        .isEqualTo("case-0037");
  }

  @Test
  void aCursorOfAnotherOrderIsRefused() {
    String byScore = page("茶叶", List.of(), Optional.empty()).hits().getLast().cursor();
    refused("", byScore);
    String byKey = page("", List.of(), Optional.empty()).hits().getLast().cursor();
    refused("茶叶", byKey);
    assertThatThrownBy(() -> page("茶叶", List.of(), last(1, Optional.empty(), Optional.of(byKey))))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusal().path()).containsExactly("before"));
  }

  private void refused(String text, String cursor) {
    assertThatThrownBy(() -> page(text, List.of(), Optional.of(cursor)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo("BAD_CURSOR"));
  }
}
