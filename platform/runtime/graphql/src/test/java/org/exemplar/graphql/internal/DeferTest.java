package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.GraphQlAnswer;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queries of which parts are put off. */
@Timeout(60)
class DeferTest {
  private static final String LATE =
      """
      query Late($late: Boolean! = true) {
        organization(code: "1") { name }
        ... @defer(if: $late, label: "late") { held: organization(code: "held") { code } }
      }
      """;
  private static final String BROKEN =
      """
      {
        organization(code: "1") { name }
        ... @defer(label: "a") { broken: organization(code: "broken") { code } }
        ... @defer(label: "b") { other: organization(code: "2") { code } }
      }
      """;

  private final Fixture fixture = Fixture.deferring();

  DeferTest() throws InterruptedException {
    fixture.start();
  }

  private static GraphQlRequest request(String document, Map<String, Object> variables) {
    return new GraphQlRequest(
        document, Optional.empty(), variables, Language.EN, Fixture.TESTER, false);
  }

  private ResponseReader read(String document) {
    GraphQlAnswer answer = fixture.engine.begin(request(document, Map.of()));
    assertThat(answer).isInstanceOf(GraphQlAnswer.Stream.class);
    ResponseReader reader = new ResponseReader();
    ((GraphQlAnswer.Stream) answer).responses().subscribe(reader);
    return reader;
  }

  private static Map<?, ?> part(ResponseReader reader) throws InterruptedException {
    return (Map<?, ?>) reader.next();
  }

  private static String untilEnd(ResponseReader reader) throws InterruptedException {
    StringBuilder told = new StringBuilder();
    Object next = reader.next();
    while (next != ResponseReader.END) {
      assertThat(next).isNotInstanceOf(Throwable.class);
      told.append(next);
      next = reader.next();
    }
    return told.toString();
  }

  @Test
  void the_rest_comes_while_what_was_put_off_is_still_on_its_way() throws Exception {
    ResponseReader reader = read(LATE);
    assertThat(part(reader).toString()).startsWith("{data={organization={name=柳溪村}}, hasNext=true");
    assertThat(reader.seen).isEmpty();
    fixture.held.countDown();
    Map<?, ?> later = part(reader);
    assertThat(later.get("incremental"))
        .asString()
        .contains("label=late", "data={held={code=held}}", "path=[]");
    Map<?, ?> last = later;
    while (Boolean.TRUE.equals(last.get("hasNext"))) {
      last = part(reader);
    }
    assertThat(reader.next()).isEqualTo(ResponseReader.END);
  }

  @Test
  void a_change_of_the_schema_waits_for_what_was_put_off() throws Exception {
    ResponseReader reader = read(LATE);
    assertThat(part(reader).get("data")).isNotNull();
    fixture.catalogue.install(Fixture.plugin("rural"));
    fixture.held.countDown();
    assertThat(part(reader).toString()).contains("code=held");
    assertThat(fixture.engine.drain()).isTrue();
  }

  @Test
  void what_breaks_in_a_part_is_told_in_it_by_code_and_spoils_no_other() throws Exception {
    fixture.failure.set(new IllegalStateException("a secret of the inside"));
    ResponseReader reader = read(BROKEN);
    assertThat(untilEnd(reader))
        .contains("label=a", "code=INTERNAL_ERROR", "correlationId", "label=b", "other={code=2}")
        .doesNotContain("secret");
  }

  @Test
  void nothing_that_is_put_off_is_nothing_special() {
    fixture.held.countDown();
    GraphQlAnswer answer = fixture.engine.begin(request(LATE, Map.of("late", false)));
    assertThat(((GraphQlAnswer.Single) answer).response().body().get("data"))
        .asString()
        .contains("held={code=held}");
    GraphQlResponse whole = fixture.engine.execute(request(LATE, Map.of()));
    assertThat(whole.body().get("data")).asString().contains("held={code=held}");
    assertThat(whole.body()).doesNotContainKey("hasNext");
  }

  @Test
  void a_query_that_is_refused_is_refused_as_ever() {
    for (String wrong :
        List.of(
            "{ nothing ... @defer { a } }",
            "{ ... @defer(iff: true) { __typename } }",
            "{@defer")) {
      GraphQlAnswer answer = fixture.engine.begin(request(wrong, Map.of()));
      assertThat(((GraphQlAnswer.Single) answer).response().outcome())
          .isIn(Outcome.REFUSED, Outcome.UNREADABLE);
    }
  }

  @Test
  void who_goes_away_gives_the_query_up() throws Exception {
    ResponseReader reader = read(LATE);
    assertThat(part(reader).get("data")).isNotNull();
    reader.subscription.element().cancel();
    fixture.held.countDown();
    fixture.catalogue.install(Fixture.plugin("rural"));
    assertThat(fixture.engine.drain()).as("its lease is given back").isTrue();
    assertThat(reader.seen).isEmpty();
  }

  @Test
  void what_takes_too_long_ends_with_that() throws Exception {
    Fixture hasty =
        Fixture.deferring(
            new Tiers(
                Limits.ANONYMOUS.with((name, usual) -> name.equals("seconds") ? 1 : usual),
                Limits.ACCOUNT,
                Limits.TOKEN));
    hasty.start();
    String document =
        "{ organization(code: \"1\") { name } ... @defer { o: organization(code: \"slow\") { name }"
            + " } }";
    GraphQlAnswer answer =
        hasty.engine.begin(
            new GraphQlRequest(
                document, Optional.empty(), Map.of(), Language.EN, Caller.anonymous(), false));
    ResponseReader reader = new ResponseReader();
    ((GraphQlAnswer.Stream) answer).responses().subscribe(reader);
    assertThat(part(reader).get("data")).isNotNull();
    assertThat(untilEnd(reader)).contains("code=DEADLINE_EXCEEDED", "hasNext=false");
  }

  @Test
  void a_mutation_puts_nothing_off() {
    GraphQlAnswer answer =
        fixture.engine.begin(
            request(
                "mutation { importPolicyDocument(input: {fileName: \"a.txt\", content: \"\"}) {"
                    + " __typename ... @defer { errors { __typename } } } }",
                Map.of()));
    assertThat(answer).isInstanceOf(GraphQlAnswer.Single.class);
    assertThat(((GraphQlAnswer.Single) answer).response().body())
        .satisfies(body -> assertThat(body.toString()).contains("errors=[{__typename="))
        .doesNotContainKey("hasNext");
  }

  @Test
  void it_is_ignored_where_that_was_not_asked_for() throws Exception {
    Fixture usual = new Fixture().start();
    usual.held.countDown();
    GraphQlAnswer answer = usual.engine.begin(request(LATE, Map.of()));
    assertThat(answer).isInstanceOf(GraphQlAnswer.Single.class);
    assertThat(((GraphQlAnswer.Single) answer).response().body().get("data"))
        .asString()
        .contains("held={code=held}");
  }
}
