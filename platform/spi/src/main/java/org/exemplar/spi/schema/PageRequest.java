package org.exemplar.spi.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * The page that a client asks for.
 *
 * @param first how many at most, 1 to {@value #MAXIMUM}
 * @param after key of the last item before the page
 */
public record PageRequest(int first, Optional<String> after) {
  public static final int DEFAULT = 20;
  public static final int MAXIMUM = 200;

  /**
   * Reads the arguments {@code first} and {@code after}.
   *
   * @throws Refused {@code PAGE_SIZE_INVALID} or {@code BAD_CURSOR}
   */
  public static PageRequest of(FieldContext field) {
    return new PageRequest(
        size(field), field.argument("after", String.class).map(PageRequest::decode));
  }

  /**
   * Reads the argument {@code first} alone, where cursors have a form of their own.
   *
   * @throws Refused {@code PAGE_SIZE_INVALID}
   */
  public static int size(FieldContext field) {
    int first = field.argument("first", Integer.class).orElse(DEFAULT);
    if (first >= 1 && first <= MAXIMUM) {
      return first;
    }
    throw new Refused(
        Refusal.of(
                "PAGE_SIZE_INVALID",
                "first 应在 1 到 " + MAXIMUM + " 之间，实际为 " + first,
                "first must be 1 to " + MAXIMUM + ", not " + first)
            .at("first"));
  }

  /**
   * The number that the last item before the page has as its key, where keys are numbers.
   *
   * @throws Refused {@code BAD_CURSOR}
   */
  public Optional<Long> afterNumber() {
    try {
      return after.map(Long::valueOf);
    } catch (NumberFormatException foreign) {
      throw notACursor();
    }
  }

  /** The cursor of the item with that key. */
  public static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("c:" + key).getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith("c:")) {
        return text.substring(2);
      }
    } catch (IllegalArgumentException notBase64) {
      // refused below
    }
    throw notACursor();
  }

  private static Refused notACursor() {
    return new Refused(
        Refusal.of(
                "BAD_CURSOR",
                "游标无效，请使用上一页 pageInfo.endCursor 的值",
                "not a cursor: use pageInfo.endCursor of the page before")
            .at("after"));
  }

  /**
   * Makes a page of rows that were read with a limit of {@code first + 1}.
   *
   * @param rows at most one more than {@code first}
   * @param key the key that orders them
   * @param total how many there are over all pages
   */
  public <T> Connection<T> page(List<T> rows, Function<T, String> key, IntSupplier total) {
    List<Edge<T>> edges = new ArrayList<>();
    for (T row : rows.subList(0, Math.min(first, rows.size()))) {
      edges.add(new Edge<>(cursor(key.apply(row)), row));
    }
    return new Connection<>(edges, rows.size() > first, after.isPresent(), total);
  }

  /** Makes a page of a whole list that is in memory. */
  public <T> Connection<T> slice(List<T> all, Function<T, String> key) {
    int start = 0;
    if (after.isPresent()) {
      while (start < all.size() && !key.apply(all.get(start)).equals(after.get())) {
        start++;
      }
      start = Math.min(start + 1, all.size());
    }
    return page(all.subList(start, Math.min(all.size(), start + first + 1)), key, all::size);
  }
}
