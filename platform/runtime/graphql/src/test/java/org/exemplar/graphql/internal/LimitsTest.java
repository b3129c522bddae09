package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How much one operation may be; each document would break something if anything were fetched. */
class LimitsTest {
  private static final String BREAKS = "broken: organization(code: \"broken\") { name }";

  private Fixture fixture;

  @BeforeEach
  void start() throws Exception {
    fixture = new Fixture();
    fixture.catalogue.install(Fixture.plugin("rural"));
    fixture.start();
  }

  @AfterEach
  void close() throws Exception {
    fixture.engine.close();
  }

  private GraphQlResponse ask(String query, Map<String, Object> variables, Caller caller) {
    return fixture.engine.execute(
        new GraphQlRequest(query, Optional.empty(), variables, Language.ZH, caller, false));
  }

  private static String times(int count, String text) {
    return IntStream.range(0, count)
        .mapToObj(i -> text.replace("#", "" + i))
        .collect(Collectors.joining(" "));
  }

  private static String nested(int depth, String open, String inner) {
    return open.repeat(depth) + inner + " }".repeat(depth);
  }

  record Over(String code, String query) {}

  static List<Over> over() {
    return List.of(
        new Over(
            "QUERY_TOO_DEEP",
            "{ "
                + BREAKS
                + " organization(code: \"1\") { "
                + nested(30, "parent { ", "name")
                + " } }"),
        new Over("TOO_MANY_ALIASES", "{ " + times(31, "a#: __typename") + " " + BREAKS + " }"),
        new Over("TOO_MANY_ROOT_FIELDS", "{ " + times(31, "__typename") + " " + BREAKS + " }"),
        new Over(
            "TOO_MANY_DIRECTIVES",
            "{ " + BREAKS + " " + times(31, "a#: __typename @include(if: true)") + " }"),
        new Over(
            "TOO_MANY_DUPLICATES", "{ " + BREAKS + " platform { " + times(40, "version") + " } }"),
        new Over(
            "QUERY_TOO_LARGE",
            "{ "
                + BREAKS
                + " organizations(first: 200) { nodes { children(first: 200) { nodes {"
                + " children(first: 200) { nodes { name } } } } } } }"));
  }

  @ParameterizedTest
  @MethodSource("over")
  void what_is_too_much_is_refused_before_anything_is_fetched(Over over) {
    GraphQlResponse response = ask(over.query(), Map.of(), Caller.anonymous());
    assertThat(response.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(response.body()).doesNotContainKey("data");
    assertThat(response.body().toString()).contains(over.code()).doesNotContain("INTERNAL_ERROR");
  }

  @Test
  void a_fragment_counts_as_often_as_it_is_spread_and_a_bomb_of_them_takes_no_time() {
    assertThat(ask(bomb(5), Map.of(), Caller.anonymous()).body().toString())
        .contains("TOO_MANY_ALIASES");
    assertThat(ask(bomb(60), Map.of(), Caller.anonymous()).outcome()).isEqualTo(Outcome.REFUSED);
  }

  /** Each fragment spreads two others, each of which spreads two others, and so on. */
  private static String bomb(int levels) {
    StringBuilder bomb =
        new StringBuilder("{ platform { ...F0 } } fragment F0 on Platform {...F1 ...G1} ");
    for (int i = 1; i < levels; i++) {
      String next = "{ ...F%d ...G%d } ".formatted(i + 1, i + 1);
      bomb.append("fragment F").append(i).append(" on Platform ").append(next);
      bomb.append("fragment G").append(i).append(" on Platform ").append(next);
    }
    return bomb
        + "fragment F%d on Platform { v: version } ".formatted(levels)
        + "fragment G%d on Platform { v: version }".formatted(levels);
  }

  @Test
  void who_is_known_may_ask_for_more() {
    String query = "{ " + times(60, "a#: __typename") + " }";
    assertThat(ask(query, Map.of(), Caller.anonymous()).outcome()).isEqualTo(Outcome.REFUSED);
    Caller token =
        Caller.signedIn(
            Origin.of("somebody"), Optional.empty(), Set.of(), permission -> Reach.NOTHING);
    assertThat(ask(query, Map.of(), token).outcome()).isEqualTo(Outcome.EXECUTED);
  }

  private static Object cost(GraphQlResponse response) {
    return response.body().get("extensions") instanceof Map<?, ?> extensions
        ? Objects.requireNonNull(extensions.get("cost"))
        : response.body();
  }

  @Test
  void the_answer_says_what_it_could_have_cost_and_what_it_did() {
    assertThat(cost(ask("{ platform { version } }", Map.of(), Caller.anonymous())))
        .isEqualTo(Map.of("requested", 1L, "actual", 1L));
    assertThat(cost(ask("{ plugins { id } }", Map.of(), Caller.anonymous())))
        .isEqualTo(Map.of("requested", 10L, "actual", 1L));
    String page =
        "query($n: Int) { organizations(first: $n) { nodes { code parent { code } } totalCount } }";
    assertThat(cost(ask(page, Map.of("n", 50), Caller.anonymous())).toString())
        .contains("requested=101");
    assertThat(cost(ask(page, Map.of(), Caller.anonymous())).toString()).contains("requested=41");
    String back = page.replace("first", "last");
    assertThat(cost(ask(back, Map.of("n", 50), Caller.anonymous())).toString())
        .contains("requested=101");
    assertThat(cost(ask(back, Map.of(), Caller.anonymous())).toString()).contains("requested=41");
    String both = page.replace("first: $n", "first: 3, last: $n");
    assertThat(cost(ask(both, Map.of("n", 50), Caller.anonymous())).toString())
        .contains("requested=101");
    assertThat(cost(ask(both, Map.of(), Caller.anonymous())).toString()).contains("requested=7");
    String none = page.replace("query($n: Int)", "query").replace("$n", "null");
    assertThat(cost(ask(none, Map.of(), Caller.anonymous())).toString()).contains("requested=41");
    assertThat(cost(ask("{ __typename }", Map.of(), Caller.anonymous())))
        .isEqualTo(Map.of("requested", 0L, "actual", 0L));
  }

  @Test
  void who_has_asked_for_too_much_is_told_when_to_try_again() throws Exception {
    fixture.engine.close();
    fixture =
        new Fixture(
            new Tiers(
                Limits.ANONYMOUS.with((n, v) -> n.startsWith("points") ? 3 : v),
                Limits.ACCOUNT,
                Limits.TOKEN));
    fixture.start();
    GraphQlResponse first = ask("{ platform { version } }", Map.of(), Caller.anonymous());
    assertThat(first.allowance().orElseThrow().remaining()).isEqualTo(2);
    ask("{ platform { version } }", Map.of(), Caller.anonymous());
    ask("{ __typename }", Map.of(), Caller.anonymous());
    GraphQlResponse over = ask("{ platform { version } }", Map.of(), Caller.anonymous());
    assertThat(over.outcome()).isEqualTo(Outcome.RATE_LIMITED);
    assertThat(over.allowance().orElseThrow().retryAfterSeconds()).isBetween(1L, 20L);
    assertThat(over.body().toString()).contains("RATE_LIMITED").doesNotContain("data");
    assertThat(
            fixture
                .engine
                .execute(
                    new GraphQlRequest(
                        "{ platform { version } }",
                        Optional.empty(),
                        Map.of(),
                        Language.ZH,
                        Caller.anonymous(),
                        false,
                        "elsewhere"))
                .outcome())
        .isEqualTo(Outcome.EXECUTED);
  }

  @Test
  void a_query_that_takes_too_long_is_given_up_as_a_whole() throws Exception {
    fixture.engine.close();
    fixture =
        new Fixture(
            new Tiers(
                Limits.ANONYMOUS.with((name, usual) -> name.equals("seconds") ? 1 : usual),
                Limits.ACCOUNT,
                Limits.TOKEN));
    fixture.start();
    GraphQlResponse response =
        ask(
            "{ platform { version } organization(code: \"slow\") { name } }",
            Map.of(),
            Caller.anonymous());
    assertThat(response.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(response.body()).containsOnlyKeys("errors");
    assertThat(response.body().toString()).contains("DEADLINE_EXCEEDED", "请缩小查询");
    assertThat(ask("{ platform { version } }", Map.of(), Fixture.TESTER).outcome())
        .isEqualTo(Outcome.EXECUTED);
  }

  @Test
  void what_is_measured_says_whose_fields_were_asked() {
    assertThat(ask("{ platform { version } }", Map.of(), Caller.anonymous()).operation())
        .hasValueSatisfying(
            trace -> {
              assertThat(trace.type()).isEqualTo("query");
              assertThat(trace.plugin()).isEqualTo("platform");
              assertThat(trace.document()).hasSize(64);
            });
    String own = "{ rural { __typename } platform { version } }";
    assertThat(ask(own, Map.of(), Fixture.TESTER).operation().orElseThrow().plugin())
        .isEqualTo("rural");
  }

  @Test
  void a_document_of_more_tokens_than_its_sender_may_send_is_not_parsed_to_its_end() {
    String query = "{ platform { " + times(6_000, "version") + " } }";
    assertThat(ask(query, Map.of(), Caller.anonymous()).body().toString())
        .contains("GRAPHQL_PARSE_FAILED");
  }
}
