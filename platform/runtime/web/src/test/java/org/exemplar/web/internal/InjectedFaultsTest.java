package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exemplar.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever breaks, on whichever way somebody comes: the answer has a stable code and an id that
 * leads to the log, and tells nothing of the inside.
 */
@Timeout(120)
class InjectedFaultsTest {
  private static final String SECRET =
      "org.exemplar.secret.Insides of /var/lib/exemplar/exemplar.db: SQLITE_BUSY";
  private static final Pattern INSIDE =
      Pattern.compile(
          "secret|org\\.exemplar|java\\.|Exception|Error\\b|\\bat"
              + " [a-z]+(\\.\\w+)+\\(|/var/|SQLITE|Jetty");
  private static final String FAILING = body(FakeEngine.FAILING);

  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException(SECRET),
        new NullPointerException(SECRET),
        new UncheckedIOException(SECRET, new IOException(SECRET)),
        new UnsupportedOperationException(new IllegalArgumentException(SECRET)),
        new StoreException("STORE_UNAVAILABLE", SECRET),
        new StoreException("STORE_CLOSED", SECRET, new IllegalStateException(SECRET)),
        new StackOverflowError(SECRET),
        new NoClassDefFoundError(SECRET),
        new ExceptionInInitializerError(SECRET),
        new AssertionError(SECRET));
  }

  /** Only of a store that may be back soon a client is told that it is the store. */
  private static String code(Throwable failure) {
    return failure instanceof StoreException broken && broken.code().equals("STORE_UNAVAILABLE")
        ? "STORE_UNAVAILABLE"
        : "INTERNAL_ERROR";
  }

  private static String body(String query) {
    return "{\"query\":\"" + query + "\"}";
  }

  private static void assertMasked(String answer, String code) {
    assertThat(answer).contains("\"code\":\"" + code + "\"");
    assertCoded(answer);
  }

  private static void assertMasked(HttpResponse<String> answer, String code) {
    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(500);
    assertMasked(answer.body(), code);
    assertThat(answer.body())
        .contains(answer.headers().firstValue("X-Request-Id").orElse("no id in the header"));
    answer
        .headers()
        .map()
        .forEach((name, values) -> assertThat(values.toString()).doesNotContainPattern(INSIDE));
  }

  /** Posts, gets, watches, and asks on a socket. */
  private void assertMaskedEachWay(String query, String code) throws Exception {
    String address = "/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    assertMasked(server.send(server.post(body(query))), code);
    assertMasked(server.send(server.to(address).header("Accept", "application/json")), code);
    assertMasked(server.send(server.watch(query)), code);
    try (TestSocket socket = server.socket()) {
      socket.begin().subscribe("1", query);
      String heard = socket.hear();
      assertThat(heard).startsWith("{\"id\":\"1\",\"type\":\"error\"");
      assertMasked(heard, code);
      socket.say("{\"type\":\"ping\"}");
      assertThat(socket.hear()).as("the socket lives on").contains("pong");
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void what_the_engine_throws_is_masked(Throwable failure) throws Exception {
    server.engine.failure = failure;
    assertMaskedEachWay(FakeEngine.FAILING, code(failure));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void what_a_source_ends_with_is_masked(Throwable failure) throws Exception {
    HttpResponse<Stream<String>> watching = server.lines(server.watch(FakeEngine.WATCH));
    begun().fail(failure);
    List<String> told = watching.body().filter(line -> !line.startsWith(":")).toList();
    assertThat(told).startsWith("event: next").contains("event: complete");
    assertMasked(told.get(1).substring("data:".length()), code(failure));
    try (TestSocket socket = server.socket()) {
      socket.begin().subscribe("1", FakeEngine.WATCH);
      begun().fail(failure);
      assertMasked(socket.hear(), code(failure));
    }
  }

  private FakeStream begun() throws InterruptedException {
    FakeStream stream = server.engine.begun.poll(20, TimeUnit.SECONDS);
    assertThat(stream).isNotNull();
    return stream;
  }

  @ParameterizedTest
  @MethodSource("failures")
  void who_asks_cannot_be_looked_up(Throwable failure) throws Exception {
    try (TestSocket socket = server.socket()) {
      socket.begin();
      server.callers.authenticator =
          credentials -> {
            throw FakeEngine.thrown(failure);
          };
      socket.subscribe("1", "{ a }");
      assertMasked(socket.hear(), code(failure));
    }
    assertMasked(server.send(server.post(FAILING)), code(failure));
    assertMasked(server.send(server.watch("{ a }")), code(failure));
    try (TestSocket socket = server.socket()) {
      socket.say("{\"type\":\"connection_init\"}");
      assertThat(socket.closed()).isEqualTo(1011);
      assertThat(socket.reason()).doesNotContainPattern(INSIDE);
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void lists_of_documents_cannot_be_looked_up(Throwable failure) throws Exception {
    server.documents.trusted =
        caller -> {
          throw FakeEngine.thrown(failure);
        };
    assertMaskedEachWay("{ a }", code(failure));
  }

  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "[",
          "null",
          "7",
          "\"text\"",
          "{\"query\":",
          "{\"query\":\"{a}\"",
          "{\"query\":\"{a}\",}",
          "{\"query\":\"\\ud800\"} {",
          "{\"query\":7}",
          "{\"query\":\"{a}\",\"variables\":7}",
          "{\"query\":\"{a}\",\"variables\":1e999999999}",
          "{\"query\":\"{a}\",\"extensions\":{\"persistedQuery\":[]}}",
          "{\"query\":\"\u0000\u0001",
          "[".repeat(100_000),
          "{\"a\":".repeat(100_000),
          "{\"query\":\"{a}\",\"variables\":{\"n\":" + "9".repeat(100_000) + "}}",
          "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{}");

  @ParameterizedTest
  @FieldSource("BODIES")
  void a_body_that_is_wrong_is_the_callers_fault(String body) throws Exception {
    for (String type :
        List.of(
            "application/json", "multipart/form-data; boundary=x", "text/plain", "", "a/b;;=")) {
      HttpResponse<String> answer =
          server.send(
              server
                  .to("/graphql")
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
      assertThat(answer.statusCode()).as(type).isBetween(400, 499);
      assertCoded(answer.body());
    }
    try (TestSocket socket = server.socket()) {
      socket.begin().sayIfOpen(body);
      assertThat(socket.closed()).isEqualTo(4400);
      assertThat(socket.reason()).doesNotContainPattern(INSIDE);
    }
  }

  @Test
  void bytes_that_are_no_text_are_the_callers_fault() throws Exception {
    byte[] broken = body("{ a }").getBytes(StandardCharsets.ISO_8859_1);
    for (int at = 1; at < broken.length - 1; at++) {
      byte[] sent = broken.clone();
      sent[at] = (byte) 0xFF;
      HttpResponse<String> answer =
          server.send(
              server
                  .to("/graphql")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(sent)));
      assertThat(answer.statusCode()).as("byte %d", at).isEqualTo(400);
      assertCoded(answer.body());
    }
  }

  @Test
  void half_a_request_is_the_callers_fault() throws Exception {
    String head =
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Connection: close\r\n";
    for (String request :
        List.of(
            head + "Content-Length: 100\r\n\r\n{\"query\":",
            head + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"que",
            head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
            head + "Content-Length: 2\r\n\r\n{}trailing")) {
      String answer = server.sendRaw(request);
      assertThat(answer).as(request).startsWith("HTTP/1.1 4");
      assertThat(answer.substring(answer.indexOf("\r\n\r\n"))).doesNotContainPattern(INSIDE);
    }
  }

  private static void assertCoded(String answer) {
    assertThat(answer)
        .containsPattern("\"code\":\"[A-Z_]+\"")
        .containsPattern("\"correlationId\":\"[^\"]+\"")
        .doesNotContainPattern(INSIDE);
  }
}
