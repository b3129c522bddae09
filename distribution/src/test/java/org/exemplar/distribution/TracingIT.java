package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.exemplar.distribution.otlp.Collector;
import org.exemplar.distribution.otlp.ToldSpan;
import org.exemplar.testkit.PluginClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a collector of traces gets to know, and what it costs when there is none. */
@Timeout(300)
class TracingIT {
  private static final String CALLER = "b7ad6b7169203331";
  private static final String PLAIN = "-XX:TieredStopAtLevel=1";
  private static final String DOCUMENT =
      "query Everything($secret: String!, $code: String!) {"
          + " rural { searchCases(text: $secret) { totalCount } }"
          + " visitor { greeting }"
          + " organization(code: $code) { name } }";
  private static final String SECRET = "王小明的秘密";
  private static final String CODE = "990177";

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir private Path folder;

  private static Map<String, String> sentTo(String collector) {
    return Map.of(
        "OTEL_TRACES_EXPORTER", "otlp",
        "OTEL_EXPORTER_OTLP_ENDPOINT", collector,
        "OTEL_EXPORTER_OTLP_HEADERS", "x-collector-key=key-of-the-collector",
        "OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test",
        "OTEL_BSP_SCHEDULE_DELAY", "50",
        "EXEMPLAR_OPTS",
            PLAIN
                + " -Dotel.service.name=county-platform -Dexemplar.graphql.slow-millis=0"
                + " -Dexemplar.webhooks.networks=127.0.0.1");
  }

  /** A request of a system that traces what it does itself; the last digit tells traces apart. */
  private JsonNode ask(Platform platform, int trace, String query, Map<String, ?> variables)
      throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(platform.url() + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + platform.owner())
                .header("X-Request-Id", "request-" + trace)
                .header("traceparent", "00-" + id(trace) + "-" + CALLER + "-01")
                .POST(
                    BodyPublishers.ofString(
                        Platform.JSON.writeValueAsString(
                            Map.of("query", query, "variables", variables))))
                .build(),
            BodyHandlers.ofString());
    return Platform.JSON.readTree(answer.body());
  }

  private static String id(int trace) {
    return "0af7651916cd43dd8448eb211c80310" + trace;
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void off_as_it_comes_nothing_is_sent_and_nothing_of_the_sdk_is_loaded() throws Exception {
    Path loaded = folder.resolve("loaded.txt");
    try (Collector collector = Collector.start()) {
      Map<String, String> environment =
          Map.of(
              "OTEL_EXPORTER_OTLP_ENDPOINT",
              collector.url(),
              "EXEMPLAR_OPTS",
              PLAIN + " -Xlog:class+load:file=" + loaded);
      try (Platform platform = Platform.start(folder.resolve("data"), environment)) {
        assertThat(ask(platform, 0, "{ plugins { id } }", Map.of()).has("errors")).isFalse();
        assertThat(Jcmd.run(platform.pid(), "Thread.print"))
            .contains("exemplar-store-writer")
            .doesNotContain("BatchSpanProcessor");
      }
      assertThat(Files.readString(loaded))
          .contains("org.exemplar.tracing.Tracing ", "io.opentelemetry.api.OpenTelemetry ")
          .doesNotContain(
              "io.opentelemetry.sdk.",
              "io.opentelemetry.exporter.",
              "org.exemplar.tracing.internal.Exporting ",
              "org.exemplar.web.internal.TraceFilter ",
              "org.exemplar.store.internal.TracedStore ",
              "org.exemplar.graphql.internal.FieldSpans ");
      assertThat(collector.heard()).isEmpty();
    }
  }

  @Test
  void on_each_request_is_a_trace_that_tells_who_answered_and_no_value() throws Exception {
    Path data = folder.resolve("data");
    try (Collector collector = Collector.start();
        Platform platform =
            Platform.start(data, sentTo(collector.url()), "--unsigned-plugins", "warn")) {
      new PluginClient(platform)
          .succeed(
              new PluginClient(platform).planInstall(new PluginArchives(folder).visitor("1.0.0")));
      whole(collector, platform, data);
      errors(collector, platform);
      webhook(collector, platform);
      assertThat(collector.heard())
          .contains("county-platform", "deployment.environment.name", "key-of-the-collector")
          .doesNotContain(
              SECRET,
              CODE,
              platform.owner(),
              "searchCases",
              "Bearer",
              "$secret",
              "不会有的字段",
              "/hook");
    }
  }

  private void whole(Collector collector, Platform platform, Path data) throws Exception {
    JsonNode answer = ask(platform, 1, DOCUMENT, Map.of("secret", SECRET, "code", CODE));
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    Collector.Trace trace = collector.trace(id(1), CALLER);
    ToldSpan request = trace.named("POST /graphql");
    assertThat(request.parent()).isEqualTo(CALLER);
    assertThat(request.kind()).isEqualTo(ToldSpan.SERVER);
    assertThat(request.attributes())
        .containsEntry("http.request.method", "POST")
        .containsEntry("http.route", "/graphql")
        .containsEntry("http.response.status_code", "200")
        .containsEntry("exemplar.correlation.id", "request-1");
    ToldSpan operation = trace.below(request, "query");
    assertThat(operation.attributes())
        .containsEntry("graphql.operation.type", "query")
        .containsEntry("graphql.operation.name", "Everything")
        .containsEntry("graphql.document.hash", sha256(DOCUMENT))
        .containsEntry("exemplar.plugin.id", "several")
        .containsEntry("exemplar.outcome", "EXECUTED")
        .containsEntry("exemplar.correlation.id", "request-1");
    trace.below(operation, "graphql.parse");
    trace.below(operation, "graphql.validate");
    ToldSpan rural = trace.below(operation, "Query.rural");
    assertThat(rural.said("exemplar.plugin.id")).isEqualTo("rural");
    assertThat(trace.below(rural, "search").attributes())
        .containsEntry("exemplar.search.indexes", "rural/cases")
        .containsEntry("exemplar.search.hits", "0");
    ToldSpan visitor = trace.below(operation, "Query.visitor");
    assertThat(visitor.said("exemplar.plugin.id")).isEqualTo("visitor");
    assertThat(trace.below(visitor, "plugin visitor").said("graphql.field.coordinates"))
        .isEqualTo("VisitorQuery.greeting");
    ToldSpan organization = trace.below(operation, "Query.organization");
    assertThat(organization.attributes())
        .containsEntry("exemplar.plugin.id", "platform")
        .containsEntry("exemplar.outcome", "OK");
    ToldSpan read = trace.below(organization, "store read");
    assertThat(read.kind()).isEqualTo(ToldSpan.CLIENT);
    assertThat(read.attributes())
        .containsEntry("db.system.name", "sqlite")
        .containsEntry("db.operation.name", "read");
    assertThat(Files.readString(data.resolve("log").resolve("exemplar.log")))
        .contains("request request-1, trace " + id(1));
  }

  private void errors(Collector collector, Platform platform) throws Exception {
    ask(platform, 2, "{ 不会有的字段 }", Map.of());
    ToldSpan unread = collector.trace(id(2), CALLER).named("graphql");
    assertThat(unread.status()).isEqualTo(ToldSpan.ERROR);
    assertThat(unread.message()).isEqualTo("GRAPHQL_PARSE_FAILED");
    ask(
        platform,
        3,
        "query($secret: String!) { rural { searchCases(after: $secret) { totalCount } } }",
        Map.of("secret", SECRET));
    Collector.Trace trace = collector.trace(id(3), CALLER);
    ToldSpan field = trace.named("Query.rural");
    assertThat(field.status()).isEqualTo(ToldSpan.ERROR);
    assertThat(field.attributes())
        .containsEntry("error.type", "BAD_CURSOR")
        .containsEntry("exemplar.outcome", "BAD_CURSOR");
    assertThat(trace.named("query").message()).isEqualTo("BAD_CURSOR");
  }

  private void webhook(Collector collector, Platform platform) throws Exception {
    JsonNode made =
        platform.answer(
            "mutation($url: String!) { createWebhook(input: {name: \"副本\", url: $url}) { webhook {"
                + " id } } }",
            Map.of("url", collector.hookUrl()));
    ask(
        platform,
        4,
        "mutation($id: ID!) { pingWebhook(input: {webhook: $id}) { delivered } }",
        Map.of("id", made.at("/data/createWebhook/webhook/id").asText()));
    String parent = collector.hooked();
    while (!parent.contains(id(4))) {
      parent = collector.hooked();
    }
    Collector.Trace trace = collector.trace(id(4), CALLER);
    ToldSpan sent = trace.below(trace.named("Mutation.pingWebhook"), "POST");
    assertThat(parent).startsWith("00-" + id(4) + "-" + sent.id() + "-");
    assertThat(sent.attributes())
        .containsEntry("server.address", "127.0.0.1")
        .containsEntry("http.response.status_code", "204");
  }

  @Test
  void a_collector_that_does_not_answer_holds_up_neither_requests_nor_the_end() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String collector = "http://127.0.0.1:" + deaf.getLocalPort();
      try (Platform platform = Platform.start(folder.resolve("data"), sentTo(collector))) {
        for (int trace = 0; trace < 5; trace++) {
          JsonNode answer = ask(platform, trace, "{ plugins { id } }", Map.of());
          assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        }
        platform.terminate();
        assertThat(platform.log()).doesNotContain("does not stop");
      }
    }
  }

  @Test
  void settings_that_are_wrong_are_told_with_a_code_and_nothing_is_traced() throws Exception {
    Map<String, String> environment =
        Map.of(
            "OTEL_TRACES_EXPORTER", "otlp",
            "OTEL_EXPORTER_OTLP_HEADERS", "key-of-the-collector",
            "EXEMPLAR_OPTS", PLAIN);
    try (Platform platform = Platform.start(folder.resolve("data"), environment)) {
      assertThat(platform.log())
          .contains("TRACING_MISCONFIGURED", "otel.exporter.otlp.headers")
          .doesNotContain("key-of-the-collector", "ConfigurationException");
      assertThat(ask(platform, 0, "{ plugins { id } }", Map.of()).has("errors")).isFalse();
    }
  }
}
