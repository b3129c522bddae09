package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.exemplar.graphql.TrustedList.Mode;
import org.exemplar.store.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that were registered, and clients that are held to them. */
class TrustedDocumentsTest {
  private static final String LISTED = "{ listed }";
  private static final String OTHER = "{ other }";
  private final TestServer server = new TestServer();

  @BeforeEach
  void register() {
    server.trusted.register("list", LISTED);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> post(String body) {
    return server.send(server.post(body).header("Accept", "application/json"));
  }

  private HttpResponse<String> get(String parameters) {
    return server.send(server.to("/graphql?" + parameters).header("Accept", "application/json"));
  }

  private static String query(String document) {
    return "{\"query\":\"" + document + "\"}";
  }

  private static String id(String document) {
    return "sha256:" + Sha256.hex(document);
  }

  private static String named(String id) {
    return "{\"documentId\":\"" + id + "\"}";
  }

  private static String extension(String document) {
    return "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\""
        + Sha256.hex(document)
        + "\"}}";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void what_was_registered_is_executed_however_it_is_named(Mode mode) {
    server.trusted.mode = mode;
    assertThat(post(query(LISTED)).body()).contains("\"data\"", LISTED);
    assertThat(post(named("list")).body()).contains("\"data\"", LISTED);
    assertThat(post(named(id(LISTED))).body()).contains("\"data\"", LISTED);
    assertThat(post("{" + extension(LISTED) + "}").body()).contains("\"data\"", LISTED);
    assertThat(get("documentId=" + encoded(id(LISTED))).body()).contains("\"data\"", LISTED);
    assertThat(server.trusted.met).isEmpty();
  }

  @Test
  void what_was_not_registered_is_executed_and_written_down_in_mode_log() {
    server.trusted.mode = Mode.LOG;
    assertThat(post(query(OTHER)).body()).contains("\"data\"");
    assertThat(post("{\"query\":\"" + OTHER + "\"," + extension(OTHER) + "}").body())
        .contains("\"data\"");
    assertThat(post(named(id(OTHER))).body()).contains("\"data\"", OTHER);
    assertThat(server.trusted.met).hasSize(3).containsOnly(Sha256.hex(OTHER));
    assertThat(server.get("/metrics").body())
        .contains("graphql_documents_unlisted_total{client=\"shop\",mode=\"LOG\"} 3.0");
  }

  @Test
  void what_was_not_registered_is_refused_in_mode_enforce_before_it_is_read() {
    assertThat(post("{\"query\":\"" + OTHER + "\"," + extension(OTHER) + "}").body())
        .as("learnt before the client was held to its list")
        .contains("\"data\"");
    server.trusted.mode = Mode.ENFORCE;
    for (String body :
        new String[] {
          query(OTHER),
          query(FakeEngine.UNREADABLE),
          query(" " + LISTED),
          "{\"query\":\"" + OTHER + "\"," + extension(OTHER) + "}",
          "{" + extension(OTHER) + "}",
          named(id(OTHER)),
          named("other")
        }) {
      HttpResponse<String> refused = post(body);
      assertThat(refused.statusCode()).as(body).isEqualTo(403);
      assertThat(refused.body())
          .as(body)
          .contains("DOCUMENT_NOT_TRUSTED", "CALLER")
          .doesNotContain("\"data\"");
    }
    server.trusted.mode = Mode.OFF;
    assertThat(post(named(id(" " + OTHER))).body()).contains("PERSISTED_QUERY_NOT_FOUND");
  }

  @Test
  void who_is_held_to_a_list_teaches_the_platform_nothing() {
    server.trusted.mode = Mode.ENFORCE;
    post("{\"query\":\"" + OTHER + "\"," + extension(OTHER) + "}");
    server.trusted.mode = Mode.OFF;
    assertThat(post("{" + extension(OTHER) + "}").body()).contains("PERSISTED_QUERY_NOT_FOUND");
  }

  @Test
  void over_get_by_events_and_on_a_socket_it_is_the_same() throws Exception {
    server.trusted.mode = Mode.ENFORCE;
    assertThat(get("query=" + encoded(OTHER)).body()).contains("DOCUMENT_NOT_TRUSTED");
    HttpRequest.Builder watch = server.watch(FakeEngine.WATCH);
    HttpResponse<String> refused = server.send(watch);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("DOCUMENT_NOT_TRUSTED");
    assertThat(server.engine.begun).isEmpty();
    try (TestSocket socket = server.socket()) {
      socket.begin();
      socket.subscribe("1", OTHER);
      assertThat(socket.hear()).contains("\"type\":\"error\"", "DOCUMENT_NOT_TRUSTED");
      socket.say("{\"id\":\"2\",\"type\":\"subscribe\",\"payload\":" + named("list") + "}");
      assertThat(socket.hear()).contains("\"type\":\"next\"", LISTED);
    }
  }

  @Test
  void a_mutation_that_was_registered_is_not_executed_over_get() {
    server.trusted.register("change", FakeEngine.MUTATION);
    assertThat(post(named("change")).body()).contains("\"data\"");
    assertThat(get("documentId=change").statusCode()).isEqualTo(405);
  }

  @Test
  void documents_that_are_sent_along_once_may_be_named_by_document_id_too() {
    assertThat(post(named(id(OTHER))).body()).contains("PERSISTED_QUERY_NOT_FOUND");
    String sent = "{\"query\":\"" + OTHER + "\",\"documentId\":\"" + id(OTHER) + "\"}";
    assertThat(post(sent).body()).contains("\"data\"");
    assertThat(post(named(id(OTHER))).body()).contains("\"data\"", OTHER);
    assertThat(post(sent.replace(id(OTHER), id(LISTED))).body())
        .contains("PERSISTED_QUERY_HASH_MISMATCH");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"documentId\":\"\"}",
        "{\"documentId\":7}",
        "{\"documentId\":\"sha256:abc\"}",
        "{\"documentId\":\"UPPER\"}",
        "{\"documentId\":\"list\",\"query\":\"{ listed }\"}",
        "{\"documentId\":\"list\",EXTENSION}"
      })
  void what_names_no_document_is_a_bad_request(String body) {
    HttpResponse<String> refused =
        post(
            body.replace("UPPER", "sha256:" + Sha256.hex(LISTED).toUpperCase(Locale.ROOT))
                .replace("EXTENSION", extension(LISTED)));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("BAD_REQUEST", "documentId");
  }

  @Test
  void as_long_as_nobody_knows_the_lists_nothing_is_executed() {
    server.trusted.unavailable = true;
    assertThat(post(query(LISTED)).statusCode()).isEqualTo(503);
    server.documents.trusted = null;
    assertThat(post(query(LISTED)).statusCode()).isEqualTo(503);
  }
}
