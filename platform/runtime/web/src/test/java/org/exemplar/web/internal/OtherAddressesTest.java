package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherAddressesTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theSchemaIsPlainTextWithItsHashAsTag() {
    HttpResponse<String> response = server.get("/graphql/schema.graphqls");
    assertThat(response.body()).isEqualTo("type Query { 村: String }");
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain")
        .endsWith("charset=utf-8");
    assertThat(response.headers().firstValue("ETag")).hasValue("\"abc123\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"abc123\" | 304",
        "W/\"abc123\" | 304",
        "\"old\", \"abc123\" | 304",
        "* | 304",
        "\"old\" | 200"
      })
  void whoHasTheSchemaGetsNothingButThat(String known, int status) {
    HttpResponse<String> response =
        server.send(server.to("/graphql/schema.graphqls").header("If-None-Match", known));
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body().isEmpty()).isEqualTo(status == 304);
  }

  @Test
  void beforeTheFirstSchemaItsAddressIsNotReady() {
    server.engine.schema = Optional.empty();
    assertThat(server.get("/graphql/schema.graphqls").statusCode()).isEqualTo(503);
    server.schema.engine = null;
    assertThat(server.get("/graphql/schema.graphqls").statusCode()).isEqualTo(503);
  }

  @Test
  void theProcessLives() {
    HttpResponse<String> response = server.get("/health/live");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void metricsCountWhatWasAskedByAddressAndStatus() {
    server.get("/health/live");
    server.get("/nothing/here");
    server.send(server.post("{\"query\":\"{ a }\"}"));
    server.send(server.post("[]"));
    assertThat(server.get("/metrics").body())
        .contains("http_server_requests_seconds_count{path=\"/health/live\",status=\"200\"} 1")
        .contains("http_server_requests_seconds_count{path=\"other\",status=\"404\"} 1")
        .contains("graphql_requests_total{outcome=\"EXECUTED\"} 1.0")
        .contains("graphql_requests_total{outcome=\"BAD_REQUEST\"} 1.0")
        .contains("http_server_requests_active 1.0")
        .contains("jvm_memory_used_bytes{", "jvm_threads_live_threads ", "jvm_gc_");
  }

  @Test
  void anUnknownAddressIsNotFound() {
    HttpResponse<String> response =
        server.send(server.to("/nothing").header("Accept-Language", "en"));
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("NOT_FOUND", "There is nothing at this address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/graphql/schema.graphqls", "/health/live", "/metrics", "/graphiql", "/"})
  void whatIsReadIsNotPosted(String path) {
    HttpResponse<String> response =
        server.send(server.to(path).POST(HttpRequest.BodyPublishers.ofString("x")));
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/graphiql"})
  void pagesLoadWhatIsHereOnlyAndHoldNoScriptThemselves(String path) {
    HttpResponse<String> page = server.get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("script-src 'self';")
        .contains("frame-ancestors 'none'");
    assertThat(page.body()).doesNotContain("http://", "https://", "<script>", " style=");
    for (String part : parts(page.body())) {
      assertThat(server.get(part).statusCode()).as(part).isEqualTo(200);
    }
  }

  private static List<String> parts(String page) {
    return Pattern.compile("(?:src|stylesheet\" href)=\"([^\"]+)\"")
        .matcher(page)
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  @Test
  void theHomePageLinksToTheOthers() {
    Matcher links = Pattern.compile("a href=\"([^\"]+)\"").matcher(server.get("/").body());
    assertThat(links.results().map(result -> result.group(1)))
        .containsExactly(
            "/console/",
            "/graphiql",
            "/graphql/schema.graphqls",
            "/health/ready",
            "/health/live",
            "/metrics");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / HTTP/1.1 | 400",
        "nonsense | 400",
        "GET /a%00b HTTP/1.1%Host: localhost | 400",
        "GET /..;/a HTTP/1.1%Host: localhost | 400",
        "GET / HTTP/7.7%Host: localhost | 505"
      })
  void whatTheServerItselfRefusesTellsNothingOfTheInside(String request, int status)
      throws Exception {
    String answer = server.sendRaw(request.replace("%H", "\r\nH") + "\r\n\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .containsIgnoringCase("content-type: application/json")
        .contains("\"correlationId\":")
        .doesNotContainIgnoringCase("jetty")
        .doesNotContain("Exception", "\tat ");
  }
}
