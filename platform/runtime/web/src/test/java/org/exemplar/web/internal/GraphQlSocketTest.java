package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol {@code graphql-transport-ws}. */
@Timeout(60)
class GraphQlSocketTest {
  private static final int LARGE_RESPONSES = 20;

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private FakeStream begun() throws InterruptedException {
    FakeStream stream = server.engine.begun.poll(20, TimeUnit.SECONDS);
    assertThat(stream).isNotNull();
    return stream;
  }

  @Test
  void a_query_and_a_mutation_are_one_response_and_the_end() throws Exception {
    try (TestSocket socket = server.socket()) {
      assertThat(socket.protocol()).isEqualTo("graphql-transport-ws");
      socket.begin();
      for (String document : List.of("{ a }", FakeEngine.MUTATION)) {
        socket.subscribe("一", document);
        assertThat(socket.hear())
            .startsWith("{\"id\":\"一\",\"type\":\"next\",\"payload\":{\"data\":{")
            .contains(document);
        assertThat(socket.hear()).isEqualTo("{\"id\":\"一\",\"type\":\"complete\"}");
      }
    }
  }

  @Test
  void a_request_has_variables_an_operation_and_the_language_of_the_handshake() throws Exception {
    try (TestSocket socket = server.socket()) {
      socket.begin();
      socket.say(
          "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"query Q { a }\","
              + "\"operationName\":\"Q\",\"variables\":{\"村\":1},\"extensions\":null}}");
      assertThat(socket.hear())
          .contains("\"operationName\":\"Q\"", "\"variables\":{\"村\":1}", "\"language\":\"ZH\"");
    }
  }

  @Test
  void a_document_that_is_refused_is_an_error_and_nothing_more() throws Exception {
    try (TestSocket socket = server.socket()) {
      socket.begin().subscribe("1", FakeEngine.INVALID);
      assertThat(socket.hear())
          .isEqualTo("{\"id\":\"1\",\"type\":\"error\",\"payload\":[{\"message\":\"REFUSED\"}]}");
      socket.subscribe("1", "");
      assertThat(socket.hear()).startsWith("{\"id\":\"1\",\"type\":\"error\"").contains("query");
      socket.subscribe("1", FakeEngine.FAILING);
      assertThat(socket.hear()).contains("INTERNAL_ERROR").doesNotContain("secret");
      socket.subscribe("1", FakeEngine.EARLY);
      assertThat(socket.hear()).contains("NOT_READY");
    }
  }

  @Test
  void the_responses_of_a_subscription_come_as_they_are_and_its_end_is_told() throws Exception {
    try (TestSocket socket = server.socket()) {
      socket.begin().subscribe("1", FakeEngine.WATCH);
      FakeStream one = begun();
      socket.subscribe("2", FakeEngine.WATCH);
      FakeStream two = begun();
      two.emit("二");
      assertThat(socket.hear()).contains("\"id\":\"2\"", "\"type\":\"next\"", "二");
      one.emit("一");
      assertThat(socket.hear()).contains("\"id\":\"1\"", "一");
      two.complete();
      assertThat(socket.hear()).isEqualTo("{\"id\":\"2\",\"type\":\"complete\"}");
      one.fail();
      assertThat(socket.hear())
          .startsWith("{\"id\":\"1\",\"type\":\"error\"")
          .contains("INTERNAL_ERROR")
          .doesNotContain("secret");
    }
  }

  @Test
  void who_completes_an_operation_hears_no_more_of_it_and_may_use_its_id_again() throws Exception {
    try (TestSocket socket = server.socket()) {
      socket.begin().subscribe("1", FakeEngine.WATCH);
      FakeStream stream = begun();
      stream.emit("a");
      assertThat(socket.hear()).contains("next");
      socket.say("{\"id\":\"1\",\"type\":\"complete\"}");
      assertThat(stream.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
      stream.emit("b");
      stream.complete();
      socket.say("{\"id\":\"1\",\"type\":\"complete\"}").subscribe("1", "{ a }");
      assertThat(socket.hear()).contains("next").doesNotContain("watch");
      assertThat(socket.hear()).contains("complete");
      assertThat(socket.hearsNothing()).isTrue();
    }
  }

  @Test
  void the_result_of_a_query_that_was_completed_meanwhile_is_not_sent() throws Exception {
    try (TestSocket socket = server.socket()) {
      socket.begin().subscribe("1", FakeEngine.SLOW);
      server.engine.slowBegun.await();
      socket.say("{\"id\":\"1\",\"type\":\"complete\"}").say("{\"type\":\"ping\"}");
      assertThat(socket.hear()).isEqualTo("{\"type\":\"pong\"}");
      server.engine.slowMayEnd.countDown();
      assertThat(server.traffic.awaitQuiet(Duration.ofSeconds(20))).isTrue();
      socket.say("{\"type\":\"ping\"}");
      assertThat(socket.hear()).isEqualTo("{\"type\":\"pong\"}");
    }
  }

  @Test
  void a_ping_is_answered_with_its_payload_before_and_after_the_connection_begins()
      throws Exception {
    try (TestSocket socket = server.socket()) {
      socket.say("{\"type\":\"ping\",\"payload\":{\"at\":1}}");
      assertThat(socket.hear()).isEqualTo("{\"type\":\"pong\",\"payload\":{\"at\":1}}");
      socket.begin().say("{\"type\":\"pong\"}").say("{\"type\":\"ping\",\"payload\":null}");
      assertThat(socket.hear()).isEqualTo("{\"type\":\"pong\"}");
    }
  }

  @Test
  void who_does_not_begin_in_time_is_closed_with_4408() throws Exception {
    try (TestServer impatient = TestServer.impatient()) {
      try (TestSocket socket = impatient.socket()) {
        assertThat(socket.closed()).isEqualTo(4408);
      }
      try (TestSocket socket = impatient.socket()) {
        socket.sayIfOpen("{\"type\":\"ping\"}");
        assertThat(socket.closed()).isEqualTo(4408);
      }
    }
  }

  @Test
  void who_subscribes_before_the_connection_begins_is_closed_with_4401() throws Exception {
    try (TestSocket socket = server.socket()) {
      assertThat(socket.subscribe("1", "{ a }").closed()).isEqualTo(4401);
    }
  }

  @Test
  void who_begins_twice_is_closed_with_4429() throws Exception {
    try (TestSocket socket = server.socket()) {
      assertThat(socket.begin().say("{\"type\":\"connection_init\"}").closed()).isEqualTo(4429);
    }
  }

  @Test
  void an_id_that_is_in_use_closes_the_socket_with_4409_and_all_its_operations_with_it()
      throws Exception {
    try (TestSocket socket = server.socket()) {
      socket.begin().subscribe("1", FakeEngine.WATCH);
      FakeStream stream = begun();
      assertThat(socket.subscribe("1", "{ a }").closed()).isEqualTo(4409);
      assertThat(stream.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "null",
        "[]",
        "{}",
        "{\"type\":7}",
        "{\"type\":\"start\"}",
        "{\"type\":\"connection_ack\"}",
        "{\"type\":\"connection_init\",\"payload\":7}",
        "{\"type\":\"ping\",\"payload\":\"x\"}",
        "{\"type\":\"complete\"}",
        "{\"type\":\"complete\",\"id\":7}",
        "{\"type\":\"subscribe\",\"id\":\"1\"}",
        "{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{\"query\":\"{a}\"}}",
        "{\"type\":\"subscribe\",\"payload\":{\"query\":\"{a}\"}}",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{}}",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":7}}",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{a}\",\"variables\":[]}}",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{a}\",\"extensions\":1}}",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{a}\",\"operationName\":1}}"
      })
  void what_is_no_message_of_the_protocol_closes_the_socket_with_4400(String message)
      throws Exception {
    try (TestSocket socket = server.socket()) {
      assertThat(socket.begin().say(message).closed()).isEqualTo(4400);
    }
  }

  @Test
  void bytes_are_no_message_of_the_protocol() throws Exception {
    try (TestSocket socket = server.socket()) {
      socket.begin().sendBinary("{}".getBytes(StandardCharsets.UTF_8));
      assertThat(socket.closed()).isEqualTo(4400);
    }
  }

  @Test
  void a_message_that_is_too_large_closes_the_socket_with_1009() throws Exception {
    try (TestSocket socket = server.socket()) {
      socket.begin().subscribe("1", "{ a } #" + "x".repeat(1_000_000));
      assertThat(socket.hear()).contains("next");
      assertThat(socket.hear()).contains("complete");
      assertThat(socket.subscribe("1", "{ a } #" + "x".repeat(1_100_000)).closed()).isEqualTo(1009);
    }
  }

  @Test
  void another_protocol_is_not_spoken() throws Exception {
    try (TestSocket socket = server.socket("")) {
      assertThat(socket.closed()).isEqualTo(4406);
    }
  }

  @Test
  void who_is_refused_is_closed_with_4403() throws Exception {
    server.callers.refusing = true;
    try (TestSocket socket = server.socket()) {
      assertThat(socket.say("{\"type\":\"connection_init\"}").closed()).isEqualTo(4403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Bearer bad\"", "\"Bearer\"", "7", "[]"})
  void a_token_that_is_no_good_is_closed_with_4403(String said) throws Exception {
    try (TestSocket socket = server.socket()) {
      socket.say("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":" + said + "}}");
      assertThat(socket.closed()).isEqualTo(4403);
    }
  }

  @Test
  void a_page_of_another_site_opens_no_socket() throws Exception {
    for (String origin : List.of("http://evil.example", "null", "http://localhost:1", "file://")) {
      assertThat(handshake("Host: 127.0.0.1:8080", "Origin: " + origin))
          .startsWith("HTTP/1.1 403")
          .contains("CROSS_SITE");
    }
    assertThat(handshake("Host: 127.0.0.1:8080", "Sec-Fetch-Site: cross-site"))
        .contains("CROSS_SITE");
    assertThat(handshake("Host: evil.example", "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 421");
    assertThat(handshake("Host: localhost:8080", "Origin: http://localhost:8080"))
        .startsWith("HTTP/1.1 101");
    assertThat(handshake("Host: localhost", "Origin: https://cases.example"))
        .startsWith("HTTP/1.1 101");
  }

  private String handshake(String... headers) throws Exception {
    return server.sendRaw(
        "GET /graphql HTTP/1.1\r\n"
            + String.join("\r\n", headers)
            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r\n"
            + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n");
  }

  @Test
  void what_is_no_handshake_is_a_bad_request_and_keeps_no_place() throws Exception {
    for (int i = 0; i < TestServer.STREAMS + 1; i++) {
      assertThat(
              server.sendRaw(
                  "GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                      + "Connection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 4");
    }
    server.socket().begin().close();
  }

  @Test
  void sockets_and_streams_share_their_places_and_give_them_back() throws Exception {
    List<TestSocket> open = new ArrayList<>();
    for (int i = 0; i < TestServer.STREAMS; i++) {
      open.add(server.socket().begin());
    }
    assertThat(server.send(server.watch(FakeEngine.WATCH)).body()).contains("TOO_MANY_STREAMS");
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(server::socket)
        .withStackTraceContaining("503");
    open.removeLast().leave();
    open.removeLast().abort();
    for (int i = 0; i < 2; i++) {
      open.add(eventually());
    }
    open.forEach(TestSocket::close);
  }

  /** A place is free when the server has noticed that a client has gone. */
  private TestSocket eventually() throws InterruptedException {
    while (true) {
      try {
        return server.socket().begin();
      } catch (CompletionException full) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void no_more_operations_run_on_a_socket_than_are_allowed() throws Exception {
    try (TestSocket socket = server.socket()) {
      socket.begin();
      for (int i = 0; i < TestServer.OPERATIONS; i++) {
        socket.subscribe("" + i, FakeEngine.WATCH);
        begun();
      }
      socket.subscribe("one more", "{ a }");
      assertThat(socket.hear())
          .startsWith("{\"id\":\"one more\",\"type\":\"error\"")
          .contains("TOO_MANY_OPERATIONS", "exemplar.http.max-operations");
      socket.say("{\"id\":\"0\",\"type\":\"complete\"}").subscribe("one more", "{ a }");
      assertThat(socket.hear()).contains("next");
    }
  }

  @Test
  void a_client_that_leaves_or_goes_away_lets_its_sources_go() throws Exception {
    try (TestSocket socket = server.socket()) {
      socket.begin().subscribe("1", FakeEngine.WATCH);
      FakeStream stream = begun();
      socket.leave();
      assertThat(stream.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(socket.closed()).isEqualTo(1000);
    }
    try (TestSocket socket = server.socket()) {
      socket.begin().subscribe("1", FakeEngine.WATCH);
      FakeStream stream = begun();
      socket.abort();
      assertThat(stream.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(server.metrics.scrape()).contains("graphql_streams_open 0.0");
  }

  @Test
  void a_client_that_does_not_read_holds_back_its_source_until_it_does() throws Exception {
    try (TestSocket socket = server.deafSocket()) {
      socket.say("{\"type\":\"connection_init\"}").subscribe("1", FakeEngine.WATCH);
      FakeStream stream = begun();
      CompletableFuture<Void> emitted = CompletableFuture.runAsync(() -> emit(stream));
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> emitted.get(1, TimeUnit.SECONDS));
      socket.read();
      assertThat(socket.hear()).contains("connection_ack");
      for (int i = 0; i < LARGE_RESPONSES; i++) {
        assertThat(socket.hear()).hasSizeGreaterThan(1_000_000);
      }
      emitted.get(20, TimeUnit.SECONDS);
    }
  }

  private static void emit(FakeStream stream) {
    String large = "村".repeat(1_000_000);
    try {
      for (int i = 0; i < LARGE_RESPONSES; i++) {
        stream.emit(large);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_client_that_answers_no_sign_of_life_is_let_go() throws Exception {
    try (TestSocket socket = server.deafSocket()) {
      socket.say("{\"type\":\"connection_init\"}").subscribe("1", FakeEngine.WATCH);
      FakeStream stream = begun();
      while (!stream.cancelled.await(20, TimeUnit.MILLISECONDS)) {
        server.streams.keepAlive();
      }
    }
  }

  @Test
  void a_platform_that_stops_answers_what_is_under_way_ends_subscriptions_and_says_1001()
      throws Exception {
    Drain drain = new Drain(server.traffic, server.listener, server.streams);
    try (TestSocket socket = server.socket()) {
      socket.begin().subscribe("1", FakeEngine.WATCH);
      FakeStream stream = begun();
      socket.subscribe("2", FakeEngine.SLOW);
      server.engine.slowBegun.await();
      CompletableFuture<Void> drained = CompletableFuture.runAsync(drain);
      assertThat(socket.hear()).isEqualTo("{\"id\":\"1\",\"type\":\"complete\"}");
      assertThat(stream.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
      socket.subscribe("3", "{ a }");
      assertThat(socket.hear()).contains("\"id\":\"3\"", "NOT_READY");
      server.engine.slowMayEnd.countDown();
      assertThat(socket.hear()).contains("\"id\":\"2\"", "next");
      assertThat(socket.hear()).isEqualTo("{\"id\":\"2\",\"type\":\"complete\"}");
      assertThat(socket.closed()).isEqualTo(1001);
      drained.get(30, TimeUnit.SECONDS);
    }
  }
}
