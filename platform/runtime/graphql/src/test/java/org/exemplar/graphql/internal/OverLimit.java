package org.exemplar.graphql.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A generated document that is too much in one way, beside the same that is just not. Both ask a
 * field whose fetcher is counted.
 *
 * @param code what it is refused with
 * @param over what is too much
 * @param below what is just not
 */
record OverLimit(String code, Asked over, Asked below) {
  private static final Limits MOST = Limits.ANONYMOUS;
  private static final int LARGEST_PAGE = 200;
  private static final String COUNTED = "organization(code: \"c\")";

  /** A document with values of its variables. */
  record Asked(String document, Map<String, Object> variables) {}

  /** Ways of being too much. */
  enum Way {
    DEPTH,
    ALIASES,
    ROOT_FIELDS,
    DIRECTIVES,
    DUPLICATES,
    TOKENS,
    COST,
    PAGE
  }

  static OverLimit of(Way way, Random random) {
    return switch (way) {
      case DEPTH -> counted("QUERY_TOO_DEEP", MOST.depth(), random, n -> deep(n, random));
      case ALIASES -> counted("TOO_MANY_ALIASES", MOST.aliases(), random, OverLimit::aliases);
      case ROOT_FIELDS ->
          counted("TOO_MANY_ROOT_FIELDS", MOST.rootFields(), random, n -> roots(n, random));
      case DIRECTIVES ->
          counted("TOO_MANY_DIRECTIVES", MOST.directives(), random, n -> directives(n, random));
      case DUPLICATES ->
          counted("TOO_MANY_DUPLICATES", MOST.duplicates(), random, n -> duplicates(n, random));
      case TOKENS -> tokens(random);
      case COST -> cost(random);
      case PAGE -> page(random);
    };
  }

  /** One of more than the limit, and one of the limit itself. */
  private static OverLimit counted(
      String code, int limit, Random random, IntFunction<String> document) {
    int more = random.nextBoolean() ? 1 : 1 + random.nextInt(limit);
    return new OverLimit(
        code,
        new Asked(document.apply(limit + more), Map.of()),
        new Asked(document.apply(limit), Map.of()));
  }

  private static String deep(int levels, Random random) {
    String inner = "name";
    for (int i = 0; i < levels - 2; i++) {
      inner = within("Organization", "parent { " + inner + " }", random);
    }
    return "{ " + within("Query", COUNTED + " { " + inner + " }", random) + " }";
  }

  /** Fragments are no level. */
  private static String within(String type, String selection, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "... { " + selection + " }";
      case 1 -> "... on " + type + " { " + selection + " }";
      default -> selection;
    };
  }

  private static String aliases(int count) {
    int roots = Math.min(count / 3, 20);
    return "{ "
        + times(roots, i -> "r" + i + ": __typename")
        + " "
        + COUNTED
        + " { "
        + times(count - roots, i -> "a" + i + ": " + (i % 2 == 0 ? "name" : "code"))
        + " } }";
  }

  private static String roots(int count, Random random) {
    int named = Math.min(count - 1, 10 + random.nextInt(10));
    String others =
        times(named, i -> "a" + i + ": __typename")
            + " "
            + times(count - 1 - named, i -> "__typename");
    return random.nextBoolean()
        ? "{ " + COUNTED + " { name } ...Others } fragment Others on Query { " + others + " }"
        : "{ " + COUNTED + " { name } " + others + " }";
  }

  private static String directives(int count, Random random) {
    int fields = random.nextInt(10);
    return "{ "
        + COUNTED
        + " { "
        + times(fields, i -> "a" + i + ": name @include(if: true) @skip(if: false)")
        + " "
        + times(count - 2 * fields, i -> "... @include(if: true) { name }")
        + " } }";
  }

  private static String duplicates(int count, Random random) {
    List<String> keys = List.of("name", "code", "level").subList(0, 1 + random.nextInt(3));
    return "{ "
        + COUNTED
        + " { "
        + times(count + keys.size(), i -> keys.get(i % keys.size()))
        + " } }";
  }

  /** The parser looks ahead by a few. */
  private static OverLimit tokens(Random random) {
    return new OverLimit(
        "GRAPHQL_PARSE_FAILED",
        new Asked(tokens(MOST.tokens() + 1 + random.nextInt(1_000)), Map.of()),
        new Asked(tokens(MOST.tokens() - 10), Map.of()));
  }

  private static String tokens(int count) {
    String begin = "{ " + COUNTED + " { name } search(text: \"x\", localities: [";
    String end = "]) { totalCount } }";
    // { organization ( code : "c" ) { name } search ( text : "x" localities : [ … ] ) { totalCount
    // } }
    int others = 24;
    return begin + times(count - others, i -> "\"l\"") + end;
  }

  private static OverLimit cost(Random random) {
    while (true) {
      int a = 1 + random.nextInt(LARGEST_PAGE);
      int b = 1 + random.nextInt(LARGEST_PAGE);
      // the counted object, the list, and for each of its items: it, its list, and so on
      long most = ((MOST.cost() - 2L) / a - 2) / b - 2;
      if (most >= 1 && most < LARGEST_PAGE) {
        int c = (int) most;
        int more = c + 1 + random.nextInt(LARGEST_PAGE - c);
        boolean variable = random.nextBoolean();
        return new OverLimit(
            "QUERY_TOO_LARGE",
            lists(a, b, more, variable, random.nextBoolean()),
            lists(a, b, c, variable, random.nextBoolean()));
      }
    }
  }

  private static Asked lists(int a, int b, int c, boolean variable, boolean last) {
    String begin = variable ? "query($c: Int) { " : "{ ";
    return new Asked(
        begin
            + COUNTED
            + " { name } organizations(first: "
            + a
            + ") { nodes { children("
            + (last ? "last: " : "first: ")
            + b
            + ") { nodes { children(first: "
            + (variable ? "$c" : c)
            + ") { nodes { name } } } } } } }",
        variable ? Map.of("c", c) : Map.of());
  }

  private static OverLimit page(Random random) {
    List<Integer> wrong =
        List.of(
            0,
            -1,
            LARGEST_PAGE + 1,
            LARGEST_PAGE + 1 + random.nextInt(10_000),
            Integer.MAX_VALUE,
            Integer.MIN_VALUE);
    String argument = random.nextBoolean() ? "first" : "last";
    int way = random.nextInt(3);
    boolean within = random.nextBoolean();
    return new OverLimit(
        "PAGE_SIZE_INVALID",
        page(argument, wrong.get(random.nextInt(wrong.size())), way, within),
        page(argument, random.nextBoolean() ? 1 : LARGEST_PAGE, way, within));
  }

  /** The size stands in the document, in a variable, or is what a variable is by default. */
  private static Asked page(String argument, int size, int way, boolean within) {
    String list = argument + ": " + (way == 0 ? size : "$n");
    String begin =
        switch (way) {
          case 0 -> "{ ";
          case 1 -> "query($n: Int) { ";
          default -> "query($n: Int = " + size + ") { ";
        };
    Map<String, Object> variables = new HashMap<>();
    if (way == 1) {
      variables.put("n", size);
    }
    return new Asked(
        begin
            + COUNTED
            + (within
                ? " { children(" + list + ") { nodes { name } } } }"
                : " { name } organizations(" + list + ") { totalCount } }"),
        variables);
  }

  private static String times(int count, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(" "));
  }
}
