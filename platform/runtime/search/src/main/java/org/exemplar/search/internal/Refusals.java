package org.exemplar.search.internal;

import java.util.Collection;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;

/** What the engine says no to. */
final class Refusals {
  private Refusals() {}

  static Refused unknownIndex(String id, Collection<String> known) {
    String all = String.join(", ", known);
    return refused(
        "UNKNOWN_INDEX",
        "没有索引“%s”，可用的有：%s".formatted(id, all),
        "there is no index %s; there are: %s".formatted(id, all),
        "index");
  }

  static Refused unknownField(String name, Collection<String> known) {
    String all = String.join(", ", known);
    return refused(
        "UNKNOWN_FIELD",
        "没有可筛选的字段“%s”，可用的有：%s".formatted(name, all),
        "there is no field %s to filter by; there are: %s".formatted(name, all),
        "filter",
        name);
  }

  static Refused filter(String field, String zh, String en) {
    return refused(
        "FILTER_INVALID",
        "字段“%s”的筛选条件无效：%s".formatted(field, zh),
        "the filter on %s is not valid: %s".formatted(field, en),
        "filter",
        field);
  }

  static Refused sort(String name, Collection<String> known) {
    String all = String.join(", ", known);
    return refused(
        "ORDER_INVALID",
        "不能按字段“%s”排序，可用的有：%s".formatted(name, all),
        "hits cannot be sorted by %s; by these they can: %s".formatted(name, all),
        "orderBy",
        "field");
  }

  static Refused badCursor(String argument) {
    return refused(
        "BAD_CURSOR",
        "游标无效，请使用相邻一页返回的游标",
        "the cursor is not one that this search has given; take one from the page beside it",
        argument);
  }

  static Refused textTooLong(int length, int most) {
    return refused(
        "TEXT_TOO_LONG",
        "检索词有%d个字符，最多%d个".formatted(length, most),
        "the text has %d characters; at most %d are allowed".formatted(length, most),
        "text");
  }

  private static Refused refused(String code, String zh, String en, String... place) {
    return new Refused(Refusal.of(code, zh, en).at(place));
  }
}
