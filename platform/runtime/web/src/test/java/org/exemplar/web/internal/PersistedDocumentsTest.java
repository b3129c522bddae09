package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.exemplar.store.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Automatic persisted queries. */
class PersistedDocumentsTest {
  private static final String DOCUMENT = "{ 村 }";
  private static final String HASH = Sha256.hex(DOCUMENT);
  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static String named(String hash) {
    return "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash + "\"}}";
  }

  private static String sent(String hash) {
    return "{\"query\":\"" + DOCUMENT + "\"," + named(hash) + "}";
  }

  private HttpResponse<String> post(String body) {
    return server.send(server.post(body).header("Accept", "application/json"));
  }

  private HttpRequest.Builder get(String hash) {
    String extensions = named(hash).replaceFirst("^\"extensions\":", "");
    return server
        .to("/graphql?extensions=" + encoded(extensions))
        .header("Accept", "application/json");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void a_document_that_is_not_known_is_asked_for_sent_once_and_known_from_then_on() {
    HttpResponse<String> unknown = post("{" + named(HASH) + "}");
    assertThat(unknown.statusCode()).isEqualTo(200);
    assertThat(unknown.body())
        .contains("\"message\":\"PersistedQueryNotFound\"", "\"PERSISTED_QUERY_NOT_FOUND\"");
    assertThat(post(sent(HASH)).body()).contains(DOCUMENT);
    assertThat(post("{" + named(HASH) + "}").body()).contains("\"data\"", DOCUMENT);
    assertThat(post("{\"query\":\"\"," + named(HASH.toUpperCase(Locale.ROOT)) + "}").body())
        .contains("\"data\"");
    assertThat(server.send(get(HASH)).body()).contains("\"data\"", DOCUMENT);
  }

  @Test
  void who_takes_the_new_type_learns_it_by_the_status_too() {
    HttpResponse<String> unknown =
        server.send(
            server
                .post("{" + named(HASH) + "}")
                .header("Accept", "application/graphql-response+json"));
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).contains("PersistedQueryNotFound");
  }

  @Test
  void a_hash_of_something_else_is_refused_and_not_learnt() {
    String other = Sha256.hex("{ other }");
    assertThat(post(sent(other)).body())
        .contains("PERSISTED_QUERY_HASH_MISMATCH", "sha256Hash")
        .doesNotContain("\"data\"");
    assertThat(post("{" + named(other) + "}").body()).contains("PERSISTED_QUERY_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "{}",
        "{\"version\":1}",
        "{\"version\":2,\"sha256Hash\":\"HASH\"}",
        "{\"version\":\"1\",\"sha256Hash\":\"HASH\"}",
        "{\"version\":1,\"sha256Hash\":\"abc\"}",
        "{\"version\":1,\"sha256Hash\":7}"
      })
  void what_names_no_document_is_a_bad_request(String named) {
    String body =
        "{\"query\":\"{ a }\",\"extensions\":{\"persistedQuery\":"
            + named.replace("HASH", HASH)
            + "}}";
    HttpResponse<String> refused = post(body);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("BAD_REQUEST", "persistedQuery");
  }

  @Test
  void a_mutation_that_is_named_is_not_executed_over_get() {
    String hash = Sha256.hex(FakeEngine.MUTATION);
    assertThat(post("{\"query\":\"" + FakeEngine.MUTATION + "\"," + named(hash) + "}").body())
        .contains("\"data\"");
    assertThat(server.send(get(hash)).statusCode()).isEqualTo(405);
  }

  @Test
  void on_a_socket_it_is_the_same() throws Exception {
    try (TestSocket socket = server.socket()) {
      socket.begin();
      String subscribe = "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":%s}";
      socket.say(subscribe.formatted("{" + named(HASH) + "}"));
      assertThat(socket.hear()).contains("\"type\":\"error\"", "PersistedQueryNotFound");
      socket.say(subscribe.formatted(sent(HASH)));
      assertThat(socket.hear()).contains("\"type\":\"next\"");
      assertThat(socket.hear()).contains("complete");
      socket.say(subscribe.formatted("{" + named(HASH) + "}"));
      assertThat(socket.hear()).contains("\"type\":\"next\"", DOCUMENT);
    }
  }
}
