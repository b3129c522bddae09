package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQLContext;
import graphql.execution.ResultPath;
import graphql.execution.instrumentation.Instrumentation;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.GraphQlAnswer;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.internal.Fixture.FakePlugin;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.spi.schema.SdlFile;
import org.exemplar.store.Sha256;
import org.exemplar.testing.RecordedSpans;
import org.exemplar.tracing.Tracing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OperationSpansTest {
  private final RecordedSpans spans = new RecordedSpans();
  private final Tracing tracing = Tracing.by(spans.telemetry());
  private final Fixture fixture = new Fixture(tracing);

  @BeforeEach
  void start() throws InterruptedException {
    fixture.catalogue.install(coded());
    fixture.start();
  }

  private GraphQlRequest request(String document, Map<String, Object> variables) {
    Caller caller = Fixture.TESTER.from(Fixture.TESTER.origin().in("request-7"));
    return new GraphQlRequest(
        document, Optional.empty(), variables, Language.ZH, caller, false, "secret-address");
  }

  private void ask(String document) {
    fixture.engine.execute(request(document, Map.of()));
  }

  private static void isBelow(SpanData span, SpanData parent) {
    assertThat(span.getParentSpanId()).isEqualTo(parent.getSpanId());
    assertThat(span.getTraceId()).isEqualTo(parent.getTraceId());
  }

  @Test
  void an_operation_tells_its_document_by_its_digest_and_no_value() {
    String document =
        "query Named($code: String!) { organization(code: $code) { name } alias: organization(code:"
            + " \"secret\") { name } }";
    spans.beneath(() -> fixture.engine.execute(request(document, Map.of("code", "secret"))));
    SpanData operation = spans.named("query");
    isBelow(operation, spans.named("test"));
    assertThat(operation.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(operation.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(RecordedSpans.said(operation, "graphql.operation.type")).isEqualTo("query");
    assertThat(RecordedSpans.said(operation, "graphql.operation.name")).isEqualTo("Named");
    assertThat(RecordedSpans.said(operation, "graphql.document.hash"))
        .isEqualTo(Sha256.hex(document));
    assertThat(RecordedSpans.said(operation, "exemplar.plugin.id")).isEqualTo("platform");
    assertThat(RecordedSpans.said(operation, "exemplar.outcome")).isEqualTo("EXECUTED");
    assertThat(RecordedSpans.said(operation, "exemplar.correlation.id")).isEqualTo("request-7");
    assertThat(operation.getEvents())
        .extracting(EventData::getName)
        .containsExactly("graphql.admitted");
    assertThat(spans.all().toString()).doesNotContain("secret", "alias", "actor", "test\"");
    assertThat(spans.names())
        .containsExactly(
            "graphql.parse",
            "graphql.validate",
            "Query.organization",
            "Query.organization",
            "query",
            "test");
    spans.all().stream()
        .filter(span -> !span.getName().matches("query|test"))
        .forEach(span -> isBelow(span, operation));
  }

  @Test
  void a_document_of_the_cache_is_not_parsed_again() {
    ask("{ organization(code: \"1\") { name } }");
    ask("{ organization(code: \"1\") { name } }");
    assertThat(spans.names()).filteredOn("graphql.parse"::equals).hasSize(1);
    assertThat(spans.names()).filteredOn("graphql.validate"::equals).hasSize(1);
    assertThat(spans.names()).filteredOn("query"::equals).hasSize(2);
  }

  @Test
  void an_operation_that_came_another_way_begins_a_trace() {
    ask("{ organization(code: \"1\") { name } }");
    assertThat(spans.named("query").getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(spans.named("query").getParentSpanContext().isValid()).isFalse();
  }

  @Test
  void the_trace_goes_on_where_code_of_a_plugin_runs() {
    ask("{ coded { one many { name } } }");
    SpanData root = spans.named("Query.coded");
    assertThat(RecordedSpans.said(root, "exemplar.plugin.id")).isEqualTo("coded");
    assertThat(RecordedSpans.said(root, "exemplar.outcome")).isEqualTo("OK");
    List<SpanData> calls =
        spans.all().stream().filter(span -> span.getName().equals("plugin coded")).toList();
    assertThat(calls)
        .extracting(call -> RecordedSpans.said(call, "graphql.field.coordinates"))
        .containsExactlyInAnyOrder("CodedQuery.one", "CodedQuery.many", "CodedThing.name");
    calls.forEach(call -> isBelow(call, root));
    SpanData inside = spans.named("inside");
    assertThat(calls).extracting(SpanData::getSpanId).contains(inside.getParentSpanId());
  }

  @Test
  void an_error_marks_its_root_field_and_the_operation_with_its_code() {
    ask("{ organization(code: \"broken\") { name } plugins { id } }");
    SpanData field = spans.named("Query.organization");
    assertThat(field.getStatus().getDescription()).isEqualTo("INTERNAL_ERROR");
    assertThat(RecordedSpans.said(field, "exemplar.outcome")).isEqualTo("INTERNAL_ERROR");
    assertThat(RecordedSpans.said(field, "exemplar.correlation.id")).asString().hasSize(36);
    assertThat(RecordedSpans.said(spans.named("Query.plugins"), "exemplar.outcome"))
        .isEqualTo("OK");
    assertThat(RecordedSpans.said(spans.named("query"), "error.type")).isEqualTo("INTERNAL_ERROR");
    assertThat(RecordedSpans.said(spans.named("query"), "exemplar.outcome")).isEqualTo("PARTIAL");
    assertThat(spans.all().toString()).doesNotContain("secret", "IllegalState");
  }

  @Test
  void a_refusal_that_a_mutation_answers_is_its_outcome_and_no_error() {
    ask(
        "mutation { ping"
            + " importPolicyDocument(input: {fileName: \"secret.txt\", content: \"\"})"
            + " { __typename } }");
    SpanData field = spans.named("Mutation.importPolicyDocument");
    assertThat(RecordedSpans.said(field, "exemplar.outcome")).isEqualTo("DOCUMENT_UNREADABLE");
    assertThat(field.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(RecordedSpans.said(spans.named("Mutation.ping"), "exemplar.outcome"))
        .isEqualTo("OK");
    assertThat(spans.all().toString()).doesNotContain("secret");
  }

  @Test
  void a_document_that_is_wrong_is_told_by_its_digest_and_code() {
    ask("{ secret");
    SpanData unread = spans.named("graphql");
    assertThat(RecordedSpans.said(unread, "error.type")).isEqualTo("GRAPHQL_PARSE_FAILED");
    assertThat(RecordedSpans.said(unread, "graphql.document.hash")).asString().hasSize(64);
    ask("{ secretField }");
    assertThat(spans.named("graphql.validate").getStatus().getDescription())
        .isEqualTo("GRAPHQL_VALIDATION_FAILED");
    assertThat(spans.all().toString()).doesNotContain("secret");
  }

  @Test
  void a_subscription_has_the_span_of_its_beginning_and_its_events_have_none() throws Exception {
    GraphQlAnswer answer =
        fixture.engine.begin(
            request("subscription{pluginChangeProgress(id:\"c\"){state}}", Map.of()));
    assertThat(spans.names()).endsWith("Subscription.pluginChangeProgress", "subscription");
    int before = spans.all().size();
    ResponseReader reader = new ResponseReader();
    ((GraphQlAnswer.Stream) answer).responses().subscribe(reader);
    fixture.source.emit("RUNNING");
    assertThat(reader.next().toString()).contains("RUNNING");
    assertThat(spans.all()).hasSize(before);
  }

  @Test
  void a_root_field_that_an_operation_was_given_up_at_ends_with_why() {
    spans.beneath(
        () -> {
          Trail trail = Trail.begin(GraphQLContext.newContext().build());
          trail.enter(ResultPath.parse("/done"), tracing.span("done").startSpan());
          trail.enter(ResultPath.parse("/late"), tracing.span("late").startSpan());
          Span.fromContext(trail.at(ResultPath.parse("/done/name"))).end();
          trail.end("DEADLINE_EXCEEDED");
        });
    assertThat(spans.named("done").getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(spans.named("late").getStatus().getDescription()).isEqualTo("DEADLINE_EXCEEDED");
  }

  @Test
  void where_nothing_is_traced_nothing_is_put_beside_the_guard() throws Exception {
    Instrumentation guard = new SimplePerformantInstrumentation();
    assertThat(new OperationSpans(Tracing.off()).beside(guard, Map.of())).isSameAs(guard);
    Fixture plain = new Fixture().start();
    spans.beneath(() -> plain.run("{ organization(code: \"1\") { name } }"));
    assertThat(spans.names()).containsExactly("test");
  }

  /** A plugin whose code answers fields, one of them for all parents of a level. */
  private FakePlugin coded() {
    FakePlugin plain = Fixture.plugin("coded");
    SchemaContribution code =
        new SchemaContribution() {
          @Override
          public Map<String, Fetcher> fetchers() {
            Map<String, Fetcher> fetchers = new HashMap<>();
            fetchers.put(
                "CodedQuery.one", field -> Tracing.within(tracing.span("inside"), span -> "one"));
            fetchers.put("CodedQuery.many", field -> List.of(Map.of("id", 1), Map.of("id", 2)));
            return fetchers;
          }

          @Override
          public Map<String, BatchFetcher> batchFetchers() {
            return Map.of(
                "CodedThing.name", things -> things.stream().map(thing -> "a name").toList());
          }
        };
    return new FakePlugin(
        plain.descriptor(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new SdlFile(
                "coded.graphqls",
                """
                extend type CodedQuery {
                  "One." one: String @public
                  "Many." many: [CodedThing!]! @public
                }
                "A thing." type CodedThing @public { "Name." name: String @public }
                """)),
        Optional.of(code));
  }
}
