package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exemplar.benchmarks.NodeProject;
import org.exemplar.testkit.PlatformProcess;
import org.exemplar.testkit.PluginClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The protocols of the endpoint, asked by what integrators use: their suites and clients. */
@Timeout(900)
class ProtocolIT {
  private static final Path SAMPLE = Platform.HOME.resolve("sample");

  @TempDir private static Path folder;
  private static NodeProject node;
  private static Platform platform;

  @BeforeAll
  static void start() throws Exception {
    node = NodeProject.of("protocol");
    platform = Platform.startWithSample(folder.resolve("data"), "--unsigned-plugins", "warn");
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void every_audit_of_graphql_over_http_passes() throws Exception {
    NodeProject.Ended ended = node.run(Map.of(), "node", "audits.mjs", platform.url() + "/graphql");
    List<JsonNode> results = new ArrayList<>();
    for (String line : ended.lines()) {
      results.add(Platform.JSON.readTree(line));
    }
    assertThat(results).as(ended.output()).hasSize(61);
    assertThat(results)
        .allSatisfy(result -> assertThat(result.path("status").asText()).isEqualTo("ok"));
  }

  @Test
  void the_clients_of_sockets_and_of_events_get_what_they_ask_for() throws Exception {
    PluginArchives archives = new PluginArchives(folder);
    JsonNode plan =
        new PluginClient(platform).planInstall(archives.declarative("willow", "1.0.0", Map.of()));
    Map<String, String> given =
        Map.of(
            "URL",
            platform.url(),
            "TOKEN",
            platform.owner(),
            "PLAN",
            plan.at("/change/id").asText());
    assertPasses(node.run(given, "node", "--test", "socket.test.mjs"));
    assertPasses(node.run(given, "node", "--test", "events.test.mjs"));
  }

  private static void assertPasses(NodeProject.Ended ended) {
    assertThat(ended.code()).as(ended.output()).isZero();
  }

  @Test
  void answers_are_compressed_and_the_schema_is_not_sent_twice() throws Exception {
    HttpResponse<String> plain = platform.get("/graphql/schema.graphqls");
    HttpResponse<String> packed =
        platform.get("/graphql/schema.graphqls", "Accept-Encoding", "gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().allValues("Vary")).anyMatch(each -> each.contains("Accept-Encod"));
    assertThat(packed.body().length()).isLessThan(plain.body().length() / 2);
    for (HttpResponse<String> each : List.of(plain, packed)) {
      String tag = each.headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> again =
          platform.get("/graphql/schema.graphqls", "If-None-Match", tag, "Accept-Encoding", "gzip");
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
    HttpResponse<String> answer =
        platform.get(
            "/graphql?query=%7Bsectors%7Bid%20name%7D%7D",
            "Accept", "application/json", "Accept-Encoding", "gzip");
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().allValues("Vary").toString())
        .contains("Accept-Encoding", "Accept-Language");
  }

  @Test
  void what_is_configured_otherwise_is_served_otherwise() throws Exception {
    Path home = Homes.copy(folder.resolve("home"));
    Path conf = home.resolve("conf").resolve("framework.properties");
    Files.writeString(
        conf,
        Files.readString(conf, StandardCharsets.UTF_8)
            .replace("exemplar.http.profile=audits", "exemplar.http.profile=draft")
            .replace("exemplar.graphql.federation=false", "exemplar.graphql.federation=true")
            .replace("exemplar.graphql.defer=false", "exemplar.graphql.defer=true"),
        StandardCharsets.UTF_8);
    try (PlatformProcess other =
        PlatformProcess.start(home, folder.resolve("other"), "--load", SAMPLE.toString())) {
      assertThat(status(other, "{ nowhere }")).isEqualTo(422);
      assertThat(status(other, "{")).isEqualTo(400);
      assertThat(status(other, "{ __typename }")).isEqualTo(200);
      assertPasses(node.run(Map.of("URL", other.url()), "node", "--test", "federation.test.mjs"));
      assertDeferred(other);
    }
    assertThat(platform.get("/graphql/schema.graphqls").body()).doesNotContain("_entities");
  }

  private static void assertDeferred(PlatformProcess asked) throws Exception {
    String query =
        "{ sectors { id } ... @defer(label: \"late\") { caseStudies(first: 2) { nodes { key } } }"
            + " }";
    HttpResponse<String> answer =
        asked.get(
            "/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8),
            "Accept",
            "text/event-stream");
    List<String> told = answer.body().lines().filter(line -> line.startsWith("data: {")).toList();
    assertThat(told).as(answer.body()).hasSize(2);
    assertThat(told.getFirst())
        .contains("sectors", "\"hasNext\":true")
        .doesNotContain("caseStudies");
    assertThat(told.getLast()).contains("caseStudies", "\"hasNext\":false", "\"label\":\"late\"");
  }

  private static int status(PlatformProcess other, String query)
      throws IOException, InterruptedException {
    return other.post(Platform.JSON.writeValueAsString(Map.of("query", query))).statusCode();
  }
}
