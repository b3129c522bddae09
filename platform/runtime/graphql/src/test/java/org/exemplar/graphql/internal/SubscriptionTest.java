package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.GraphQlAnswer;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.exemplar.spi.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SubscriptionTest {
  private static final String WATCH = "subscription{pluginChangeProgress(id:\"c\"){state}}";
  private static final String OF_RURAL =
      """
      subscription{pluginChangeProgress(id:"c"){state
      ... on Node {... on RuralPairingRegister {households}}}}\
      """;

  private final Fixture fixture = new Fixture();

  SubscriptionTest() throws InterruptedException {
    fixture.catalogue.install(Fixture.plugin("rural"));
    fixture.start();
  }

  private GraphQlAnswer begin(String document) {
    return fixture.engine.begin(
        new GraphQlRequest(
            document, Optional.empty(), Map.of(), Language.ZH, Fixture.TESTER, false));
  }

  private GraphQlResponse single(String document) {
    GraphQlAnswer answer = begin(document);
    assertThat(answer).isInstanceOf(GraphQlAnswer.Single.class);
    return ((GraphQlAnswer.Single) answer).response();
  }

  private ResponseReader watch(String document) {
    GraphQlAnswer answer = begin(document);
    assertThat(answer).isInstanceOf(GraphQlAnswer.Stream.class);
    ResponseReader reader = new ResponseReader();
    ((GraphQlAnswer.Stream) answer).responses().subscribe(reader);
    return reader;
  }

  private static Map<String, Object> progress(String state) {
    return Map.of("data", Map.of("pluginChangeProgress", Map.of("state", state)));
  }

  @Test
  void each_event_of_the_source_stream_is_executed_and_the_end_is_told() throws Exception {
    ResponseReader reader = watch(WATCH);
    fixture.source.emit("PLANNED");
    assertThat(reader.next()).isEqualTo(progress("PLANNED"));
    fixture.source.emit("RUNNING");
    assertThat(reader.next()).isEqualTo(progress("RUNNING"));
    fixture.source.complete();
    assertThat(reader.next()).isEqualTo(ResponseReader.END);
    assertThat(fixture.source.asked).containsExactly("c");
    assertThat(fixture.source.demand).hasValue(3);
  }

  @Test
  void an_open_stream_outlives_a_change_of_the_schema_and_does_not_keep_it_waiting()
      throws Exception {
    ResponseReader reader = watch(WATCH);
    fixture.source.emit("RUNNING");
    assertThat(reader.next()).isEqualTo(progress("RUNNING"));
    fixture.catalogue.install(Fixture.plugin("urban-community"));
    assertThat(fixture.engine.drain()).isTrue();
    fixture.source.emit("APPLIED");
    assertThat(reader.next()).isEqualTo(progress("APPLIED"));
  }

  @Test
  void a_document_that_is_no_longer_valid_ends_the_stream_with_a_coded_error() throws Exception {
    ResponseReader reader = watch(OF_RURAL);
    fixture.source.emit("RUNNING");
    assertThat(reader.next()).isEqualTo(progress("RUNNING"));
    fixture.catalogue.remove("rural");
    fixture.source.emit("APPLIED");
    assertThat(reader.next().toString())
        .contains("code=SCHEMA_CHANGED", "GRAPHQL_VALIDATION_FAILED", "RuralPairingRegister")
        .doesNotContain("data");
    assertThat(reader.next()).isEqualTo(ResponseReader.END);
    assertThat(fixture.source.cancelled).hasValue(1);
    fixture.source.emit("APPLIED");
    fixture.source.complete();
    assertThat(reader.seen).isEmpty();
  }

  @Test
  void what_the_source_refuses_is_one_response_with_its_code() {
    GraphQlResponse refused =
        single("subscription{pluginChangeProgress(id:\"" + FakeSource.UNKNOWN + "\"){state}}");
    assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(refused.body().toString()).contains("code=CHANGE_NOT_FOUND").doesNotContain("data");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subscription{nothing}",
        "subscription{pluginChangeProgress{state}}",
        "subscription{pluginChangeProgress(id:\"c\"){state}"
            + " b:pluginChangeProgress(id:\"d\"){state}}",
        "subscription($id:ID!){pluginChangeProgress(id:$id){state}}",
        "subscription{pluginChangeProgress(id:\"c\")@skip(if:true){state}}",
        "subscription($no:Boolean=false){pluginChangeProgress(id:\"c\")@include(if:$no){state}}",
        "subscription{...nowhere}",
        "subscription{__typo ...nowhere}",
        "subscription{...f} fragment f on Subscription{...f}",
        "subscription{... on Query{plugins{id}}}",
        "subscription{__typename}",
        "subscription{"
      })
  void a_document_that_is_wrong_makes_no_source_stream(String document) {
    GraphQlResponse refused = single(document);
    assertThat(refused.outcome()).isIn(Outcome.REFUSED, Outcome.UNREADABLE);
    assertThat(refused.body().toString()).contains("code=");
    assertThat(fixture.source.asked).isEmpty();
  }

  @Test
  void a_subscription_is_refused_where_one_answer_is_asked_for() {
    GraphQlResponse refused = fixture.execute(WATCH);
    assertThat(refused.outcome()).isEqualTo(Outcome.SUBSCRIPTION_NOT_ALLOWED);
    assertThat(refused.body().toString()).contains("SUBSCRIPTION_NEEDS_EVENT_STREAM");
    assertThat(fixture.source.asked).isEmpty();
  }

  @Test
  void a_query_and_a_mutation_begin_as_what_they_are() {
    assertThat(single("{plugins{id}}").outcome()).isEqualTo(Outcome.EXECUTED);
    assertThat(single("mutation{ping}").outcome()).isEqualTo(Outcome.EXECUTED);
    GraphQlAnswer readOnly =
        fixture.engine.begin(
            new GraphQlRequest(
                "mutation{ping}", Optional.empty(), Map.of(), Language.ZH, Fixture.TESTER, true));
    assertThat(((GraphQlAnswer.Single) readOnly).response().outcome())
        .isEqualTo(Outcome.MUTATION_NOT_ALLOWED);
  }

  @Test
  void a_source_that_breaks_ends_the_stream_with_its_error() throws Exception {
    ResponseReader reader = watch(WATCH);
    fixture.source.fail();
    assertThat(reader.next()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void who_goes_away_takes_the_source_stream_along() throws Exception {
    ResponseReader reader = watch(WATCH);
    reader.subscription.element().cancel();
    assertThat(fixture.source.cancelled).hasValue(1);
    fixture.source.emit("RUNNING");
    fixture.source.complete();
    fixture.catalogue.install(Fixture.plugin("urban-community"));
    assertThat(reader.seen).isEmpty();
  }

  @Test
  void while_no_schema_is_published_nothing_begins() {
    GraphQlAnswer early =
        new Fixture()
            .engine.begin(
                new GraphQlRequest(
                    WATCH, Optional.empty(), Map.of(), Language.ZH, Fixture.TESTER, false));
    assertThat(((GraphQlAnswer.Single) early).response().outcome()).isEqualTo(Outcome.NOT_READY);
  }
}
