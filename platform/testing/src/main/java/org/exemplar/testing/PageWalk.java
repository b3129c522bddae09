package org.exemplar.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.Edge;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.PageInfo;
import org.exemplar.spi.schema.Refused;

/**
 * Pages through a list as the connection specification of Relay has it: forwards, backwards,
 * between cursors, and while items are added.
 */
public final class PageWalk {
  private static final int FEWEST = 5;

  private final Function<FieldContext, ? extends Connection<?>> list;
  private final Object parent;
  private final Random random = new Random(20260301);

  private PageWalk(Function<FieldContext, ? extends Connection<?>> list, Object parent) {
    this.list = list;
    this.parent = parent;
  }

  /**
   * Asks a list for all kinds of pages.
   *
   * @param list answers a field; it has {@value #FEWEST} to 200 items
   * @param addition adds items wherever they belong; called twice
   */
  public static void check(
      Function<FieldContext, ? extends Connection<?>> list, Runnable addition) {
    check(list, "root", addition);
  }

  /** The same for a field of that parent. */
  public static void check(
      Function<FieldContext, ? extends Connection<?>> list, Object parent, Runnable addition) {
    PageWalk walk = new PageWalk(list, parent);
    List<String> all = walk.all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(FEWEST).doesNotHaveDuplicates();
    walk.forwards(all);
    walk.backwards(all);
    walk.between(all);
    walk.refused(all);
    walk.whileItemsAreAdded("first", "after", addition);
    walk.whileItemsAreAdded("last", "before", addition);
  }

  private Connection<?> page(Object... arguments) {
    return list.apply(AskedField.of(parent, arguments));
  }

  private static List<String> cursors(Connection<?> page) {
    return page.edges().stream().map(Edge::cursor).toList();
  }

  private List<String> all() {
    Connection<?> page = page("first", 200);
    assertThat(page.hasNextPage()).isFalse();
    return cursors(page);
  }

  private int size() {
    return 1 + random.nextInt(4);
  }

  private void forwards(List<String> all) {
    int at = 0;
    while (at < all.size()) {
      int size = size();
      Connection<?> page =
          at == 0 ? page("first", size) : page("first", size, "after", all.get(at - 1));
      int end = Math.min(all.size(), at + size);
      holds(page, all.subList(at, end), at > 0, end < all.size());
      assertThat(page.totalCount()).isEqualTo(all.size());
      at = end;
    }
    holds(page("first", 1, "after", all.getLast()), List.of(), true, false);
  }

  private void backwards(List<String> all) {
    int at = all.size();
    while (at > 0) {
      int size = size();
      Connection<?> page =
          at == all.size() ? page("last", size) : page("last", size, "before", all.get(at));
      int start = Math.max(0, at - size);
      holds(page, all.subList(start, at), start > 0, at < all.size());
      assertThat(page.totalCount()).isEqualTo(all.size());
      at = start;
    }
    holds(page("last", 1, "before", all.getFirst()), List.of(), false, true);
  }

  private void between(List<String> all) {
    for (int from = 0; from < all.size(); from++) {
      int to = from + random.nextInt(all.size() - from);
      int size = size();
      String after = all.get(from);
      String before = all.get(to);
      List<String> between = all.subList(Math.min(from + 1, to), to);
      boolean more = between.size() > size;
      holds(
          page("first", size, "after", after, "before", before),
          between.subList(0, Math.min(size, between.size())),
          true,
          more);
      holds(
          page("last", size, "after", after, "before", before),
          between.subList(Math.max(0, between.size() - size), between.size()),
          more,
          true);
    }
  }

  private static void holds(
      Connection<?> page, List<String> cursors, boolean previous, boolean next) {
    assertThat(cursors(page)).isEqualTo(cursors);
    assertThat(page.pageInfo())
        .isEqualTo(
            cursors.isEmpty()
                ? new PageInfo(next, previous, null, null)
                : new PageInfo(next, previous, cursors.getFirst(), cursors.getLast()));
  }

  private void refused(List<String> all) {
    assertThat(refusal("first", 2, "last", 2)).isEqualTo("PAGE_DIRECTION_INVALID [last]");
    for (int wrong : List.of(-1, 0, 201)) {
      assertThat(refusal("last", wrong)).isEqualTo("PAGE_SIZE_INVALID [last]");
      assertThat(refusal("first", wrong)).isEqualTo("PAGE_SIZE_INVALID [first]");
    }
    assertThat(refusal("last", 2, "before", "x")).isEqualTo("BAD_CURSOR [before]");
    assertThat(refusal("last", 2, "after", "x")).isEqualTo("BAD_CURSOR [after]");
    assertThat(cursors(page("before", all.get(2)))).isEqualTo(all.subList(0, 2));
  }

  private String refusal(Object... arguments) {
    Refused refused = catchThrowableOfType(Refused.class, () -> page(arguments));
    return refused.refusal().code() + " " + refused.refusal().path();
  }

  /** What was there is found once; what comes meanwhile stands where it belongs or is missed. */
  private void whileItemsAreAdded(String size, String bound, Runnable addition) {
    List<String> before = all();
    boolean forwards = bound.equals("after");
    List<String> found = new ArrayList<>();
    Connection<?> page = page(size, 2);
    addition.run();
    while (true) {
      found.addAll(forwards ? found.size() : 0, cursors(page));
      if (!(forwards ? page.hasNextPage() : page.hasPreviousPage())) {
        break;
      }
      page = page(size, 2, bound, forwards ? found.getLast() : found.getFirst());
    }
    List<String> now = all();
    assertThat(now.size()).isGreaterThan(before.size());
    assertThat(found).doesNotHaveDuplicates().containsSubsequence(before);
    assertThat(now).containsSubsequence(found);
  }
}
