package org.exemplar.caselibrary.internal.seen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.exemplar.caselibrary.internal.FakeNodes;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.testing.PageWalk;
import org.junit.jupiter.api.Test;

final class SeenPagesTest {
  private final FakeNodes nodes = new FakeNodes();
  private int hidden = 3;

  /** Cases of which those are seen whose number fits. */
  private List<String> cases(String prefix, int count, Predicate<Integer> seen) {
    return IntStream.range(0, count)
        .mapToObj(
            at -> {
              GlobalId id = nodes.add("CaseStudy", prefix + at);
              nodes.hide(id, any -> !seen.test(at));
              return id.key();
            })
        .toList();
  }

  private List<Connection<SeenPages.Shown<String>>> pages(
      PageRequest page, List<List<String>> lists) {
    return new SeenPages<String>(
            nodes,
            Caller.anonymous(),
            page,
            row -> row,
            row -> List.of(new GlobalId("CaseStudy", row)))
        .of(lists);
  }

  private static List<String> rows(Connection<SeenPages.Shown<String>> page) {
    return page.nodes().stream().map(SeenPages.Shown::row).toList();
  }

  @Test
  void what_is_not_seen_is_neither_shown_nor_counted_nor_a_reason_for_a_next_page() {
    List<String> first = cases("a", 9, at -> at % 2 == 0);
    List<String> second = cases("b", 4, at -> at == 3);

    List<Connection<SeenPages.Shown<String>>> pages =
        pages(new PageRequest(2, Optional.empty()), List.of(first, second, List.of()));

    assertThat(rows(pages.get(0))).containsExactly("a0", "a2");
    assertThat(pages.get(0).hasNextPage()).isTrue();
    assertThat(rows(pages.get(1))).containsExactly("b3");
    assertThat(pages.get(1).hasNextPage()).isFalse();
    assertThat(pages).extracting(Connection::totalCount).containsExactly(5, 1, 0);
  }

  @Test
  void lists_ask_together_and_for_no_more_than_they_show() {
    List<String> first = cases("a", 50, at -> true);
    List<String> second = cases("b", 50, at -> true);

    List<Connection<SeenPages.Shown<String>>> pages =
        pages(new PageRequest(5, Optional.empty()), List.of(first, second));

    assertThat(pages).allMatch(page -> page.nodes().size() == 5);
    assertThat(nodes.asked()).isEqualTo(1);
    assertThat(pages).extracting(Connection::totalCount).containsExactly(50, 50);
    assertThat(nodes.asked()).isEqualTo(2);
  }

  /** The last one of the first list is known from the second one before those between are. */
  @Test
  void what_another_list_has_asked_for_does_not_come_before_its_time() {
    List<String> first = cases("a", 9, at -> at != 1);

    List<Connection<SeenPages.Shown<String>>> pages =
        pages(new PageRequest(2, Optional.empty()), List.of(first, List.of(first.getLast())));

    assertThat(rows(pages.get(0))).containsExactly("a0", "a2");
    assertThat(pages.get(0).hasNextPage()).isTrue();
  }

  @Test
  void pages_are_those_of_every_list() {
    PageWalk.check(
        field ->
            pages(PageRequest.of(field), List.of(cases("a", 8 + hidden, at -> at % 4 != 1)))
                .getFirst(),
        () -> hidden += 2);
  }
}
