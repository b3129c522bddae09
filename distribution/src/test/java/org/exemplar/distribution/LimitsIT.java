package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody can do to the endpoint whom nobody knows: the checks of graphql-cop, and limits.
 */
class LimitsIT {
  private static final String JSON = "application/json";
  private static final int POINTS = 3_000;

  /** More than there are points for, at 10 each, however slowly they are sent. */
  private static final int SEARCHES = 1_000;

  private static final int LARGEST_BODY = 256 * 1024;
  private static final int BODIES = Form.isLong() ? 300 : 12;

  @TempDir private static Path work;

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Platform platform;

  @BeforeAll
  static void start() throws Exception {
    platform =
        Platform.start(
            work.resolve("data"),
            Map.of(
                "EXEMPLAR_OPTS",
                "-XX:TieredStopAtLevel=1 -Dexemplar.limits.anonymous.points-per-minute="
                    + POINTS
                    + " -Dexemplar.graphql.slow-millis=0"));
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(platform.url() + path)).header("Accept", JSON);
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String body, String type) throws Exception {
    return send(
        to("/graphql").header("Content-Type", type).POST(BodyPublishers.ofString(body)).build());
  }

  /** Asked by somebody whom nobody knows. */
  private static JsonNode ask(String query) throws Exception {
    String body = Platform.JSON.writeValueAsString(Map.of("query", query));
    return Platform.JSON.readTree(post(body, JSON).body());
  }

  private static String times(int count, String text) {
    return IntStream.range(0, count)
        .mapToObj(i -> text.replace("#", "" + i))
        .collect(Collectors.joining(" "));
  }

  private static void assertRefused(String query, String code) throws Exception {
    JsonNode answer = ask(query);
    assertThat(answer.has("data")).as(answer.toString()).isFalse();
    assertThat(answer.findValuesAsText("code")).contains(code);
    assertThat(answer.findValuesAsText("blame")).containsOnly("CALLER");
  }

  @Test
  void aliases_fields_and_directives_cannot_be_heaped_up() throws Exception {
    assertRefused("{ " + times(101, "alias#: __typename") + " }", "TOO_MANY_ALIASES");
    assertRefused("{ platform { " + times(500, "version") + " } }", "TOO_MANY_DUPLICATES");
    assertRefused(
        "{ __typename " + times(40, "a#: __typename @include(if: true)") + " }",
        "TOO_MANY_DIRECTIVES");
  }

  @Test
  void a_body_that_is_too_large_is_refused_before_anything_of_it_is_executed() throws Exception {
    Random random = new Random(20_261_123);
    for (int n = 0; n < BODIES; n++) {
      int more = n % 2 == 0 ? 1 : 1 + random.nextInt(LARGEST_BODY);
      HttpResponse<String> over = post(body("TooLarge" + n, LARGEST_BODY + more), n % 3 == 0);
      assertThat(over.statusCode()).as("body %d", n).isEqualTo(413);
      assertThat(over.body()).contains("CONTENT_TOO_LARGE").doesNotContain("\"data\"");
      HttpResponse<String> below = post(body("JustNot" + n, LARGEST_BODY), n % 3 == 0);
      assertThat(below.body()).contains("\"data\"");
    }
    assertThat(platform.log())
        .as("each operation that is executed is written down")
        .contains("operation JustNot0", "operation JustNot" + (BODIES - 1))
        .doesNotContain("operation TooLarge");
  }

  /** A body of so many bytes, filled up where nothing is meant. */
  private static String body(String name, int bytes) {
    String begin = "{\"query\": \"query " + name + " { __typename }\", \"variables\": {";
    return begin + " ".repeat(bytes - begin.length() - 2) + "}}";
  }

  private static HttpResponse<String> post(String body, boolean sizeUnsaid) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
    return send(
        to("/graphql")
            .header("Content-Type", JSON)
            .POST(
                sizeUnsaid
                    ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))
                    : BodyPublishers.ofByteArray(bytes))
            .build());
  }

  /**
   * The documents of graphql-cop itself. It says that a check has found something when so many
   * fields are answered or so many errors told; that introspection and the editor are open is what
   * the contract is for.
   */
  @Test
  void the_documents_of_graphql_cop_find_nothing() throws Exception {
    JsonNode aliases = ask("query cop { " + times(101, "alias#:__typename \n") + " }");
    assertThat(aliases.path("data").path("alias100").isMissingNode()).isTrue();
    JsonNode directives = ask("query cop { __typename " + "@aa".repeat(10) + " }");
    assertThat(directives.path("errors")).hasSize(1);
    JsonNode fields = ask("query cop { " + "__typename \n".repeat(500) + " }");
    assertThat(fields.has("errors")).isTrue();
    JsonNode suggested = ask("query cop { __schema { directive } }");
    assertThat(suggested.toString()).doesNotContainIgnoringCase("did you mean");
    JsonNode traced = ask("query cop { __typename }");
    assertThat(traced.path("extensions").has("tracing")).isFalse();
    for (String verb : List.of("HEAD", "PUT")) {
      HttpRequest.Builder other = to("/graphql?query=%7B__typename%7D");
      assertThat(send(other.method(verb, BodyPublishers.noBody()).build()).body())
          .doesNotContain("\"data\"");
    }
  }

  @Test
  void introspection_cannot_be_unrolled() throws Exception {
    assertRefused(
        "{ __schema { types { fields { type { fields { type { fields { type { fields { type { name"
            + " } } } } } } } } } } }",
        "INTROSPECTION_TOO_LARGE");
  }

  @Test
  void operations_are_not_sent_in_lists() throws Exception {
    String list = "[" + "{\"query\":\"{__typename}\"},".repeat(9) + "{\"query\":\"{__typename}\"}]";
    HttpResponse<String> response = post(list, JSON);
    assertThat(response.statusCode()).isBetween(400, 499);
    assertThat(response.body()).contains("BAD_REQUEST").doesNotContain("__typename");
  }

  @Test
  void nothing_but_json_is_taken_and_nothing_is_changed_by_an_address() throws Exception {
    assertThat(post("query=%7B__typename%7D", "application/x-www-form-urlencoded").statusCode())
        .isEqualTo(415);
    assertThat(post("{\"query\":\"{__typename}\"}", "text/plain").statusCode()).isEqualTo(415);
    HttpResponse<String> changing = send(to("/graphql?query=mutation%7Bping%7D").GET().build());
    assertThat(changing.statusCode()).isBetween(400, 499);
  }

  @Test
  void a_wrong_name_is_answered_with_no_guesses_and_no_insides() throws Exception {
    for (String query :
        new String[] {"{ platfor }", "{ organisations { code } }", "{{", "", "\u0000"}) {
      String answer = ask(query).toString();
      assertThat(answer)
          .doesNotContainIgnoringCase("did you mean")
          .doesNotContain("Exception", "org.exemplar", "graphql.", "at java", "/home", "/tmp");
      assertThat(answer).contains("code");
    }
    assertThat(ask("{ __typename }").path("extensions").has("tracing")).isFalse();
  }

  @Test
  void what_an_operation_costs_is_told_and_too_much_of_it_held_back() throws Exception {
    String page =
        "{ organizations(first: 200) { nodes { code children(first: 5) { nodes { code } } } } }";
    String body = Platform.JSON.writeValueAsString(Map.of("query", page));
    HttpResponse<String> response =
        send(
            to("/graphql")
                .header("Content-Type", JSON)
                .header("X-Forwarded-For", "192.0.2.77")
                .POST(BodyPublishers.ofString(body))
                .build());
    assertThat(response.headers().firstValue("RateLimit-Policy"))
        .hasValue("\"points\";q=" + POINTS + ";w=60");
    JsonNode cost = Platform.JSON.readTree(response.body()).path("extensions").path("cost");
    assertThat(cost.path("requested").asLong()).isEqualTo(1 + 200 * (1 + 1 + 5));
    assertThat(cost.path("actual").asLong()).isEqualTo(1);
    assertRefused(
        "{ organizations(first: 200) { nodes { children(first: 30) { nodes { code } } } } }",
        "QUERY_TOO_LARGE");
    String searches = "{ " + times(25, "a#: search(first: 1) { totalCount }") + " }";
    JsonNode last = ask(searches);
    for (int i = 0; i < SEARCHES && last.has("data"); i++) {
      last = ask(searches);
    }
    assertThat(last.toString()).contains("RATE_LIMITED");
    assertThat(platform.answer("{ __typename }", Map.of()).path("data").isEmpty()).isFalse();
  }

  @Test
  void an_operation_is_counted_and_written_down_without_its_values() throws Exception {
    ask("query Marked { organization(code: \"marked-value\") { name } }");
    assertThat(platform.get("/metrics").body())
        .containsPattern(
            "graphql_operations_seconds_count\\{outcome=\"EXECUTED\",plugin=\"platform\","
                + "type=\"query\"\\}");
    assertThat(platform.log()).contains("operation Marked").doesNotContain("marked-value");
  }
}
