package org.exemplar.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.spi.schema.PageRequest;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What a page says in SQL: its bounds, its order and its limit, by a column in which no two rows
 * are alike, so that cursors stay good while rows come and go. A page backwards is read from the
 * end of the list on; {@link PageRequest#page} turns it round.
 *
 * @param value the column's value for a key, with {@code %s} in the place of the key
 * @param descending whether the list begins with the greatest value
 */
public record Keyset(
    PageRequest page,
    String column,
    String value,
    boolean descending,
    Optional<?> after,
    Optional<?> before) {
  /** Of a list whose keys are texts that stand in the column. */
  public static Keyset ofTexts(PageRequest page, String column) {
    return new Keyset(page, column, "%s", false, page.after(), page.before());
  }

  /**
   * Of a list whose keys are numbers that stand in the column.
   *
   * @throws org.exemplar.spi.schema.Refused {@code BAD_CURSOR}
   */
  public static Keyset ofNumbers(PageRequest page, String column) {
    return new Keyset(page, column, "%s", false, page.afterNumber(), page.beforeNumber());
  }

  /** The same where the list begins with the greatest value. */
  public Keyset fromTheGreatest() {
    return new Keyset(page, column, value, true, after, before);
  }

  /**
   * The same where the column is another one than that of the keys.
   *
   * @param lookup a query for the column's value, with {@code %s} in the place of the key
   */
  public Keyset lookedUp(String lookup) {
    return new Keyset(page, column, "(" + lookup + ")", descending, after, before);
  }

  /** What holds of the rows between the bounds. */
  public List<String> conditions() {
    List<String> conditions = new ArrayList<>();
    after.ifPresent(any -> conditions.add(beyond(":after", descending)));
    before.ifPresent(any -> conditions.add(beyond(":before", !descending)));
    return conditions;
  }

  private String beyond(String key, boolean smaller) {
    String bound = value.formatted(key);
    return smaller ? bound + " > " + column : column + " > " + bound;
  }

  /** The conditions, to stand behind others. */
  public String bounds() {
    StringBuilder bounds = new StringBuilder();
    conditions().forEach(condition -> bounds.append(" AND ").append(condition));
    return bounds.toString();
  }

  /** In which order the rows are read. */
  public String order() {
    return column + (descending == page.backwards() ? "" : " DESC");
  }

  /** The end of the query. */
  public String orderAndLimit() {
    return " ORDER BY " + order() + " LIMIT :limit";
  }

  /** Gives a statement the keys and the limit. */
  public <S extends SqlStatement<S>> S bind(S statement) {
    after.ifPresent(key -> statement.bind("after", key));
    before.ifPresent(key -> statement.bind("before", key));
    return statement.bind("limit", page.limit());
  }
}
