package org.exemplar.graphql.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntBiFunction;
import org.exemplar.spi.schema.Refusal;

/**
 * How much one sender may ask for.
 *
 * @param depth fields within fields
 * @param aliases fields under another name
 * @param rootFields fields of the operation itself
 * @param directives directives in the whole operation
 * @param duplicates fields and fragments that stand twice in one place
 * @param tokens names, numbers and signs in a document
 * @param cost points of one operation, see {@link OperationCost}
 * @param pointsPerMinute points of all operations; 0 for as many as one likes
 * @param seconds how long a query may take; 0 for as long as it likes
 */
record Limits(
    int depth,
    int aliases,
    int rootFields,
    int directives,
    int duplicates,
    int tokens,
    int cost,
    int pointsPerMinute,
    int seconds) {
  static final Limits ANONYMOUS = new Limits(20, 30, 30, 30, 30, 5_000, 50_000, 100_000, 10);
  static final Limits ACCOUNT = new Limits(25, 100, 60, 60, 60, 15_000, 200_000, 1_000_000, 20);
  static final Limits TOKEN = new Limits(25, 200, 100, 100, 100, 15_000, 200_000, 2_000_000, 30);

  /** The same as others are, where a configuration has numbers of its own. */
  Limits with(ToIntBiFunction<String, Integer> configured) {
    return new Limits(
        configured.applyAsInt("depth", depth),
        configured.applyAsInt("aliases", aliases),
        configured.applyAsInt("root-fields", rootFields),
        configured.applyAsInt("directives", directives),
        configured.applyAsInt("duplicates", duplicates),
        configured.applyAsInt("tokens", tokens),
        configured.applyAsInt("cost", cost),
        configured.applyAsInt("points-per-minute", pointsPerMinute),
        configured.applyAsInt("seconds", seconds));
  }

  /** The same, however often and however long. */
  Limits unhurried() {
    return new Limits(depth, aliases, rootFields, directives, duplicates, tokens, cost, 0, 0);
  }

  /** How long a query may take. */
  Duration patience() {
    return Duration.ofSeconds(seconds);
  }

  /** What is too much of an operation, each with what it is and what it may be. */
  List<Refusal> exceeded(OperationShape shape, long asked) {
    List<Refusal> found = new ArrayList<>();
    check(found, "QUERY_TOO_DEEP", "嵌套层数", "levels of fields", shape.depth(), depth);
    check(found, "TOO_MANY_ALIASES", "别名个数", "aliases", shape.aliases(), aliases);
    check(found, "TOO_MANY_ROOT_FIELDS", "根字段个数", "root fields", shape.rootFields(), rootFields);
    check(found, "TOO_MANY_DIRECTIVES", "指令个数", "directives", shape.directives(), directives);
    check(
        found,
        "TOO_MANY_DUPLICATES",
        "同一处重复的字段和片段个数",
        "fields and fragments that stand twice in one place",
        shape.duplicates(),
        duplicates);
    check(
        found,
        "QUERY_TOO_LARGE",
        "查询成本（各层 first 相乘）",
        "points of cost, with first multiplied over its levels",
        asked,
        mostAtOnce());
    return found;
  }

  /** What costs more than all points of a minute could never be asked, however long one waits. */
  private int mostAtOnce() {
    return pointsPerMinute == 0 ? cost : Math.min(cost, pointsPerMinute);
  }

  private static void check(
      List<Refusal> found, String code, String zh, String en, long is, long most) {
    if (is > most) {
      found.add(
          Refusal.limit(
              most,
              code,
              zh + "最多 " + most + "，实际为 " + is + "，请拆分或缩小查询",
              "at most " + most + " " + en + ", not " + is + "; split the query or ask for less"));
    }
  }
}
