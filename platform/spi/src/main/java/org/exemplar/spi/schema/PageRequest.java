package org.exemplar.spi.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * The page that a client asks for, as the connection specification of Relay has it. Edges stand in
 * the order of the list whichever way it is paged.
 *
 * @param size how many at most, 1 to {@value #MAXIMUM}
 * @param backwards whether they are the last between the bounds, not the first
 * @param after key of the item behind which the page begins
 * @param before key of the item in front of which the page ends
 */
public record PageRequest(
    int size, boolean backwards, Optional<String> after, Optional<String> before) {
  public static final int DEFAULT = 20;
  public static final int MAXIMUM = 200;

  /** The first items behind a key. */
  public PageRequest(int first, Optional<String> after) {
    this(first, false, after, Optional.empty());
  }

  /**
   * Reads the arguments {@code first}, {@code after}, {@code last} and {@code before}.
   *
   * @throws Refused {@code PAGE_SIZE_INVALID}, {@code PAGE_DIRECTION_INVALID} or {@code BAD_CURSOR}
   */
  public static PageRequest of(FieldContext field) {
    PageRequest asked = undecoded(field);
    return new PageRequest(
        asked.size,
        asked.backwards,
        asked.after.map(cursor -> decode(cursor, "after")),
        asked.before.map(cursor -> decode(cursor, "before")));
  }

  /**
   * Reads the same arguments where cursors have a form of their own: the bounds are the cursors as
   * they were sent.
   *
   * @throws Refused {@code PAGE_SIZE_INVALID} or {@code PAGE_DIRECTION_INVALID}
   */
  public static PageRequest undecoded(FieldContext field) {
    Optional<Integer> first = field.argument("first", Integer.class);
    Optional<Integer> last = field.argument("last", Integer.class);
    if (first.isPresent() && last.isPresent()) {
      throw new Refused(
          Refusal.of(
                  "PAGE_DIRECTION_INVALID",
                  "first 与 last 不能同时使用",
                  "give first or last, not both of them")
              .at("last"));
    }
    return new PageRequest(
        last.isPresent() ? size(last.get(), "last") : size(first.orElse(DEFAULT), "first"),
        last.isPresent(),
        field.argument("after", String.class),
        field.argument("before", String.class));
  }

  private static int size(int given, String argument) {
    Optional<Refusal> wrong = wrongSize(given, argument);
    if (wrong.isPresent()) {
      throw new Refused(wrong.get());
    }
    return given;
  }

  /**
   * What is wrong with a size, empty when it is right: {@code PAGE_SIZE_INVALID}.
   *
   * @param argument {@code first} or {@code last}, which says it
   */
  public static Optional<Refusal> wrongSize(long given, String argument) {
    return given >= 1 && given <= MAXIMUM
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                    "PAGE_SIZE_INVALID",
                    argument + " 应在 1 到 " + MAXIMUM + " 之间，实际为 " + given,
                    argument + " must be 1 to " + MAXIMUM + ", not " + given)
                .at(argument));
  }

  /** How many rows are read for the page: one more than it holds says whether there are more. */
  public int limit() {
    return size + 1;
  }

  /**
   * The number that is the key behind which the page begins, where keys are numbers.
   *
   * @throws Refused {@code BAD_CURSOR}
   */
  public Optional<Long> afterNumber() {
    return after.map(key -> number(key, "after"));
  }

  /**
   * The number that is the key in front of which the page ends, where keys are numbers.
   *
   * @throws Refused {@code BAD_CURSOR}
   */
  public Optional<Long> beforeNumber() {
    return before.map(key -> number(key, "before"));
  }

  private static Long number(String key, String argument) {
    try {
      return Long.valueOf(key);
    } catch (NumberFormatException foreign) {
      throw notACursor(argument);
    }
  }

  /** The cursor of the item with that key. */
  public static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("c:" + key).getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor, String argument) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith("c:")) {
        return text.substring(2);
      }
    } catch (IllegalArgumentException notBase64) {
      // refused below
    }
    throw notACursor(argument);
  }

  private static Refused notACursor(String argument) {
    return new Refused(
        Refusal.of(
                "BAD_CURSOR",
                "游标无效，请使用 pageInfo.endCursor（after）或 pageInfo.startCursor（before）的值",
                "not a cursor: after takes pageInfo.endCursor of the page before, and before"
                    + " takes pageInfo.startCursor of the page after")
            .at(argument));
  }

  /**
   * Makes a page of rows that were read up to {@link #limit()}.
   *
   * @param rows as they were read: those of a page backwards from the end of the list on
   * @param key the key that orders them
   * @param total how many there are over all pages
   */
  public <T> Connection<T> page(List<T> rows, Function<T, String> key, IntSupplier total) {
    List<T> read = rows.subList(0, Math.min(size, rows.size()));
    List<Edge<T>> edges = new ArrayList<>();
    for (T row : backwards ? read.reversed() : read) {
      edges.add(new Edge<>(cursor(key.apply(row)), row));
    }
    boolean more = rows.size() > size;
    return new Connection<>(edges, hasNext(more), hasPrevious(more), total);
  }

  /**
   * Whether something stands behind the page, as the specification has it.
   *
   * @param more whether there are more between the bounds than the page holds
   */
  public boolean hasNext(boolean more) {
    return backwards ? before.isPresent() : more;
  }

  /**
   * Whether something stands in front of the page, as the specification has it.
   *
   * @param more whether there are more between the bounds than the page holds
   */
  public boolean hasPrevious(boolean more) {
    return backwards ? more : after.isPresent();
  }

  /** Makes a page of a whole list that is in memory. */
  public <T> Connection<T> slice(List<T> all, Function<T, String> key) {
    List<String> keys = all.stream().map(key).toList();
    int end = before.map(keys::indexOf).map(at -> Math.max(0, at)).orElse(all.size());
    int start = after.map(keys::indexOf).map(at -> at < 0 ? end : at + 1).orElse(0);
    List<T> between = all.subList(Math.min(start, end), end);
    List<T> rows = backwards ? between.reversed() : between;
    return page(rows.subList(0, Math.min(limit(), rows.size())), key, all::size);
  }
}
