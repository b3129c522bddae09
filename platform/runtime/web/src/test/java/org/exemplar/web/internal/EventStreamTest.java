package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** GraphQL over SSE, each subscription on a connection of its own. */
@Timeout(60)
class EventStreamTest {
  private final TestServer server = TestServer.lively();

  @AfterEach
  void stop() {
    server.close();
  }

  private static Iterator<String> told(HttpResponse<Stream<String>> response) {
    return response.body().filter(line -> !line.isEmpty() && !line.startsWith(":")).iterator();
  }

  private FakeStream begun() throws InterruptedException {
    FakeStream stream = server.engine.begun.poll(20, TimeUnit.SECONDS);
    assertThat(stream).isNotNull();
    return stream;
  }

  private static HttpRequest.Builder get(TestServer server, String query) {
    return server
        .to("/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
        .header("Accept", MediaTypes.EVENT_STREAM);
  }

  @Test
  void each_response_is_an_event_as_it_comes_and_the_end_is_told() throws Exception {
    HttpResponse<Stream<String>> response = server.lines(server.watch(FakeEngine.WATCH));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
        .isEqualToIgnoringCase("text/event-stream;charset=utf-8");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    Iterator<String> told = told(response);
    FakeStream stream = begun();
    stream.emit("一\n二");
    assertThat(told.next()).isEqualTo("event: next");
    assertThat(told.next()).isEqualTo("data: {\"data\":{\"watch\":\"一\\n二\"}}");
    stream.emit("三");
    assertThat(told.next()).isEqualTo("event: next");
    assertThat(told.next()).contains("三");
    stream.complete();
    assertThat(told.next()).isEqualTo("event: complete");
    assertThat(told.next()).isEqualTo("data:");
    assertThat(told.hasNext()).isFalse();
  }

  @Test
  void a_subscription_may_be_asked_for_by_get() throws Exception {
    HttpResponse<Stream<String>> response = server.lines(get(server, FakeEngine.WATCH));
    begun().complete();
    assertThat(told(response).next()).isEqualTo("event: complete");
  }

  @Test
  void a_query_a_mutation_and_a_refused_document_are_one_event_and_the_end() {
    for (String document : List.of("{ a }", FakeEngine.MUTATION, FakeEngine.INVALID)) {
      HttpResponse<String> response = server.send(server.watch(document));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body().lines())
          .satisfiesExactly(
              event -> assertThat(event).isEqualTo("event: next"),
              data -> assertThat(data).startsWith("data: {"),
              end -> assertThat(end).isEmpty(),
              event -> assertThat(event).isEqualTo("event: complete"),
              data -> assertThat(data).isEqualTo("data:"),
              end -> assertThat(end).isEmpty());
    }
  }

  @Test
  void what_is_refused_without_events_is_refused_with_them() throws Exception {
    assertThat(server.send(get(server, FakeEngine.MUTATION)).statusCode()).isEqualTo(405);
    assertThat(server.send(server.watch(FakeEngine.EARLY)).statusCode()).isEqualTo(503);
    assertThat(server.send(server.watch(FakeEngine.WATCH).header("Sec-Fetch-Site", "cross-site")))
        .satisfies(answer -> assertThat(answer.body()).contains("CROSS_SITE"));
    assertThat(server.send(server.watch("")).body()).contains("BAD_REQUEST");
    assertThat(
            server.sendRaw(
                "GET /graphql?query=%7Ba%7D HTTP/1.1\r\nHost: evil.example\r\n"
                    + "Accept: text/event-stream\r\nConnection: close\r\n\r\n"))
        .contains("HOST_NOT_ALLOWED");
    HttpResponse<String> failed = server.send(server.watch(FakeEngine.FAILING));
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body()).contains("INTERNAL_ERROR").doesNotContain("secret");
  }

  @Test
  void a_subscription_without_events_is_not_acceptable() {
    HttpResponse<String> refused =
        server.send(server.post("{\"query\":\"" + FakeEngine.WATCH + "\"}"));
    assertThat(refused.statusCode()).isEqualTo(406);
    assertThat(refused.body()).contains("SUBSCRIPTION_NOT_ALLOWED");
  }

  @Test
  void a_client_that_takes_both_gets_events_for_a_subscription_and_json_for_the_rest()
      throws Exception {
    String both = "application/graphql-response+json, application/json, text/event-stream";
    assertThat(
            server
                .send(server.post("{\"query\":\"{ a }\"}").header("Accept", both))
                .headers()
                .firstValue("Content-Type")
                .orElse(""))
        .startsWith(MediaTypes.GRAPHQL);
    HttpResponse<Stream<String>> watched =
        server.lines(
            server.post("{\"query\":\"" + FakeEngine.WATCH + "\"}").header("Accept", both));
    assertThat(watched.headers().firstValue("Content-Type").orElse(""))
        .startsWith(MediaTypes.EVENT_STREAM);
    begun().complete();
  }

  @Test
  void a_source_that_fails_ends_the_stream_and_tells_nothing_of_the_inside() throws Exception {
    HttpResponse<Stream<String>> response = server.lines(server.watch(FakeEngine.WATCH));
    begun().fail();
    Iterator<String> told = told(response);
    assertThat(told.next()).isEqualTo("event: next");
    assertThat(told.next()).contains("INTERNAL_ERROR").doesNotContain("secret");
    assertThat(told.next()).isEqualTo("event: complete");
  }

  @Test
  void a_quiet_stream_is_kept_alive_by_comments() throws Exception {
    HttpResponse<Stream<String>> response = server.lines(server.watch(FakeEngine.WATCH));
    assertThat(response.body().filter(line -> line.equals(":")).limit(3)).hasSize(3);
  }

  @Test
  void a_client_that_goes_away_is_noticed_and_its_source_let_go() throws Exception {
    String body = "{\"query\":\"" + FakeEngine.WATCH + "\"}";
    try (Socket socket = server.connect()) {
      socket
          .getOutputStream()
          .write(
              ("POST /graphql HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                      + "Content-Type: application/json\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(
              new BufferedReader(
                      new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                  .readLine())
          .contains("200");
      socket.setSoLinger(true, 0);
    }
    assertThat(begun().cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(server.metrics.scrape()).contains("graphql_streams_open 0.0");
  }

  @Test
  void open_streams_hold_no_thread_of_the_server_and_no_more_are_let_in_than_is_allowed()
      throws Exception {
    List<HttpResponse<Stream<String>>> open = new ArrayList<>();
    for (int i = 0; i < TestServer.STREAMS; i++) {
      open.add(server.lines(server.watch(FakeEngine.WATCH)));
    }
    assertThat(server.metrics.scrape())
        .contains("graphql_streams_open " + TestServer.STREAMS + ".0");
    HttpResponse<String> oneMore = server.send(server.watch(FakeEngine.WATCH));
    assertThat(oneMore.statusCode()).isEqualTo(503);
    assertThat(oneMore.body()).contains("TOO_MANY_STREAMS", "exemplar.http.max-streams");
    assertThat(server.send(server.post("{\"query\":\"{ a }\"}")).statusCode()).isEqualTo(200);
    for (int i = 0; i < TestServer.STREAMS; i++) {
      FakeStream stream = begun();
      stream.emit("x");
      stream.complete();
    }
    for (HttpResponse<Stream<String>> each : open) {
      assertThat(told(each)).toIterable().hasSize(4);
    }
    HttpResponse<Stream<String>> again = server.lines(server.watch(FakeEngine.WATCH));
    assertThat(again.statusCode()).isEqualTo(200);
    begun().complete();
  }
}
