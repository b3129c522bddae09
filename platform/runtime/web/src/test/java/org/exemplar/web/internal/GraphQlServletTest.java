package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.exemplar.graphql.Allowance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQlServletTest {
  private static final TestServer SERVER = new TestServer();
  private static final String GRAPHQL = "application/graphql-response+json";
  private static final String QUERY = "{\"query\":\"{ a }\"}";

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static String body(String query) {
    return "{\"query\":\"" + query + "\"}";
  }

  private static HttpRequest.Builder get(String query) {
    return SERVER
        .to("/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
        .header("Accept", GRAPHQL);
  }

  private static String type(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("").replace(" ", "");
  }

  private static HttpResponse<String> accepting(String accept, String body) {
    return SERVER.send(SERVER.post(body).header("Accept", accept));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/graphql-response+json | application/graphql-response+json",
        "application/json | application/json",
        "*/* | application/json",
        "application/* | application/json",
        "text/html, */*;q=0.1 | application/json",
        "application/graphql-response+json, application/json;q=0.9 |"
            + " application/graphql-response+json",
        "application/json, application/graphql-response+json;q=0.5 | application/json",
        "application/json, application/graphql-response+json | application/graphql-response+json",
        "application/json;q=0, */* | application/graphql-response+json",
        "text/html | application/json"
      })
  void theAnswerHasTheTypeThatAcceptPrefers(String accept, String type) {
    HttpResponse<String> response = accepting(accept, QUERY);
    assertThat(type(response)).isEqualTo(type + ";charset=utf-8");
    assertThat(response.statusCode()).isEqualTo(accept.equals("text/html") ? 406 : 200);
  }

  @Test
  void withoutAcceptTheAnswerIsPlainJson() {
    assertThat(type(SERVER.send(SERVER.post(QUERY)))).isEqualTo("application/json;charset=utf-8");
  }

  @ParameterizedTest
  @CsvSource({
    "application/graphql-response+json,400",
    "application/json,200",
  })
  void aRefusedDocumentIsAStatusInTheNewTypeAndABodyInTheOld(String accept, int status) {
    assertThat(accepting(accept, body(FakeEngine.INVALID)).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/graphql",
        "application/json; charset=gb18030",
        "application/jsonp"
      })
  void aBodyThatIsNotJsonInUtf8IsUnsupported(String type) {
    HttpResponse<String> response =
        SERVER.send(
            SERVER
                .to("/graphql")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(QUERY)));
    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.body()).contains("UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void aBodyWithoutATypeIsUnsupported() {
    HttpRequest.Builder request =
        SERVER.to("/graphql").POST(HttpRequest.BodyPublishers.ofString(QUERY));
    assertThat(SERVER.send(request).statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\""})
  void jsonInUtf8IsTakenHoweverItIsWritten(String type) {
    HttpRequest.Builder request =
        SERVER
            .to("/graphql")
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(QUERY));
    assertThat(SERVER.send(request).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "[{\"query\":\"{ a }\"}]",
        "\"{ a }\"",
        "{\"query\":\"{ a }\"} {}",
        "{\"query\":\"{ a }\",\"query\":\"{ b }\"}",
        "{}",
        "{\"query\":\"  \"}",
        "{\"query\":\"{ a }\",\"variables\":{\"a\":1e99999999999}}",
        "{\"query\":{}}",
        "{\"query\":1}",
        "{\"query\":\"{ a }\",\"operationName\":1}",
        "{\"query\":\"{ a }\",\"variables\":[]}",
        "{\"query\":\"{ a }\",\"variables\":\"{}\"}",
        "{\"query\":\"{ a }\",\"extensions\":7}"
      })
  void aBodyThatIsNoRequestIsABadRequest(String body) {
    HttpResponse<String> response = SERVER.send(SERVER.post(body));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("BAD_REQUEST").doesNotContain("jackson", "Exception");
  }

  @Test
  void nullStandsForAParameterThatIsNotThere() {
    HttpResponse<String> response =
        SERVER.send(
            SERVER.post(
                "{\"query\":\"{ a }\",\"operationName\":null,\"variables\":null,"
                    + "\"extensions\":null,\"more\":true}"));
    assertThat(response.body()).contains("\"operationName\":\"none\",\"variables\":{}");
  }

  @Test
  void valuesComeBackAsTheyWereSent() {
    String variables =
        "{\"text\":\"村党组织 𠮷\",\"int\":7,\"long\":12345678901234,\"decimal\":86.50,"
            + "\"yes\":true,\"no\":null,\"list\":[1,[\"二\"]],\"object\":{\"a\":{}}}";
    HttpResponse<String> response =
        SERVER.send(SERVER.post("{\"query\":\"{ a }\",\"variables\":" + variables + "}"));
    assertThat(response.body()).contains("\"variables\":" + variables);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "GB18030"})
  void aBodyInAnotherEncodingThanUtf8IsABadRequest(String charset) {
    byte[] body = "{\"query\":\"{ a } # 村\"}".getBytes(Charset.forName(charset));
    HttpResponse<String> response =
        SERVER.send(SERVER.post("").POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("BAD_REQUEST", "UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%zz", "%ff%fe"})
  void anAddressThatIsNotUtf8IsABadRequest(String query) throws Exception {
    assertThat(
            SERVER.sendRaw(
                "GET /graphql?query="
                    + query
                    + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                    + "Connection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("BAD_REQUEST");
  }

  @Test
  void aBodyThatSaysThatItIsTooLargeIsRefused() {
    HttpResponse<String> response = SERVER.send(SERVER.post(body("x".repeat(8 * 1024 * 1024 + 1))));
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("CONTENT_TOO_LARGE", " KiB");
  }

  @Test
  void aBodyThatTurnsOutTooLargeIsRefused() throws Exception {
    String chunk = "x".repeat(0x100000);
    StringBuilder request = new StringBuilder("POST /graphql HTTP/1.1\r\nHost: localhost\r\n");
    request.append("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
    request.append("A\r\n{\"query\":\"\r\n");
    for (int i = 0; i < 8; i++) {
      request.append("100000\r\n").append(chunk).append("\r\n");
    }
    request.append("2\r\n\"}\r\n0\r\n\r\n");
    assertThat(SERVER.sendRaw(request.toString())).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void aBodyOfTheLargestSizeIsServed() {
    HttpResponse<String> response =
        SERVER.send(
            SERVER
                .post(body("x".repeat(8 * 1024 * 1024 - 12)))
                .header("Authorization", "Bearer good"));
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void whoDoesNotSayWhoTheyAreSendsLess() {
    assertThat(SERVER.send(SERVER.post(body("x".repeat(256 * 1024 - 12)))).statusCode())
        .isEqualTo(200);
    assertThat(SERVER.send(SERVER.post(body("x".repeat(256 * 1024)))).statusCode()).isEqualTo(413);
  }

  @Test
  void aGetCarriesItsParametersInTheAddress() {
    HttpResponse<String> response =
        SERVER.send(
            SERVER
                .to("/graphql?query=%7Ba%7D&operationName=A&variables=%7B%22b%22%3A1%7D")
                .header("Accept", GRAPHQL));
    assertThat(response.body())
        .contains("\"query\":\"{a}\",\"operationName\":\"A\",\"variables\":{\"b\":1}");
  }

  @Test
  void aGetWithVariablesThatAreNoJsonIsABadRequest() {
    HttpResponse<String> response =
        SERVER.send(SERVER.to("/graphql?query=%7Ba%7D&variables=%7B").header("Accept", GRAPHQL));
    assertThat(response.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {GRAPHQL, "application/json"})
  void aMutationOverGetIsNotAllowed(String accept) {
    HttpResponse<String> response =
        SERVER.send(get(FakeEngine.MUTATION).setHeader("Accept", accept));
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void aMutationOverPostIsAllowed() {
    assertThat(SERVER.send(SERVER.post(body(FakeEngine.MUTATION))).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "text/html,application/xhtml+xml,*/*;q=0.8", "image/*,*/*"})
  void aGetThatAPageCouldCauseIsRefused(String accept) {
    HttpResponse<String> response = SERVER.send(get("{ a }").setHeader("Accept", accept));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("PREFLIGHT_REQUIRED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GraphQL-Require-Preflight", "X-Requested-With"})
  void aGetWithAHeaderThatNoPageSetsByItselfIsServed(String header) {
    HttpResponse<String> response =
        SERVER.send(get("{ a }").setHeader("Accept", "*/*").header(header, "1"));
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "cors,,200",
    "cors,http://cases.example,200",
    "cors,http://other.example,403",
    "cors,http://localhost:3000,403",
    "cors,null,403",
    "no-cors,,403",
    "navigate,,403"
  })
  void aGetThatAScriptSendsIsServedUnlessItIsOneOfAnotherOrigin(
      String mode, @Nullable String origin, int status) {
    HttpRequest.Builder request =
        SERVER.to("/graphql?query=%7Ba%7D").header("Sec-Fetch-Mode", mode);
    if (origin != null) {
      request.header("Origin", origin);
    }
    assertThat(SERVER.send(request).statusCode()).isEqualTo(status);
  }

  @Test
  void whatABrowserMarksAsComingFromAnotherSiteIsRefused() {
    HttpResponse<String> response =
        SERVER.send(get("{ a }").header("Sec-Fetch-Site", "cross-site"));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("CROSS_SITE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "BREW"})
  void anotherMethodIsNotAllowed(String method) {
    HttpResponse<String> response =
        SERVER.send(SERVER.to("/graphql").method(method, HttpRequest.BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue("GET, OPTIONS, POST");
  }

  @Test
  void aPreflightGetsNoPermission() {
    HttpResponse<String> response =
        SERVER.send(
            SERVER
                .to("/graphql")
                .header("Origin", "https://elsewhere.example")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-GB,en;q=0.9 | EN",
        "fr, en;q=0.5, zh;q=0.4 | EN",
        "zh-CN,zh;q=0.9,en;q=0.8 | ZH",
        "en;q=0 | ZH",
        "fr | ZH",
        "*;;; | ZH"
      })
  void theLanguageIsTheFirstThatAcceptLanguageNames(String accepted, String language) {
    HttpResponse<String> response =
        SERVER.send(SERVER.post(QUERY).header("Accept-Language", accepted));
    assertThat(response.body()).contains("\"language\":\"" + language + "\"");
  }

  @Test
  void aFailureTellsNothingOfTheInside() {
    HttpResponse<String> response =
        SERVER.send(SERVER.post(body(FakeEngine.FAILING)).header("X-Request-Id", "order-66"));
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body())
        .contains("INTERNAL_ERROR", "order-66")
        .doesNotContain("secret", "/var", "IllegalState", "org.exemplar", "\tat ");
  }

  @Test
  void aHarmfulRequestIdIsReplaced() {
    HttpResponse<String> response =
        SERVER.send(SERVER.post(QUERY).header("X-Request-Id", "<script>"));
    assertThat(response.headers().firstValue("X-Request-Id").orElse("")).matches("[0-9a-f]{16}");
  }

  @Test
  void withoutAPublishedSchemaTheServerIsNotReady() {
    HttpResponse<String> response = SERVER.send(SERVER.post(body(FakeEngine.EARLY)));
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
  }

  @Test
  void who_has_too_few_points_left_is_told_when_to_try_again() {
    SERVER.engine.allowance = Optional.of(new Allowance(100, 7, 12));
    try {
      HttpResponse<String> response = SERVER.send(SERVER.post(body(FakeEngine.LIMITED)));
      assertThat(response.statusCode()).isEqualTo(429);
      assertThat(response.headers().firstValue("Retry-After")).hasValue("12");
      assertThat(response.headers().firstValue("RateLimit")).hasValue("\"points\";r=7;t=12");
      assertThat(response.headers().firstValue("RateLimit-Policy"))
          .hasValue("\"points\";q=100;w=60");
    } finally {
      SERVER.engine.allowance = Optional.empty();
    }
  }

  @Test
  void whatAProxySaysOfAnAddressIsBelievedOfThoseThatAreTrustedOnly() {
    HttpResponse<String> response =
        SERVER.send(SERVER.post(body(FakeEngine.LIMITED)).header("X-Forwarded-For", "192.0.2.1"));
    assertThat(response.body()).contains("127.0.0.1");
  }

  @Test
  void everyAnswerCarriesSafeHeaders() {
    HttpResponse<String> response = SERVER.send(SERVER.post(QUERY));
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(response.headers().firstValue("Content-Security-Policy"))
        .hasValue("default-src 'none'; frame-ancestors 'none'");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(response.headers().firstValue("Server")).isEmpty();
  }
}
