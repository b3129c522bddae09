package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.exemplar.testkit.PlatformProcess.Ended;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client is held to the documents that were registered for it, whichever way it comes. */
@Timeout(300)
class TrustedDocumentsIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String LISTED = "{ platform { version } }";
  private static final String OTHER = "{ plugins { id } }";
  private static final String WATCH = "subscription { pluginChangeProgress(id: \"none\") { id } }";
  private static final String CODE = "DOCUMENT_NOT_TRUSTED";

  @TempDir private Path folder;

  private static String id(String document) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
    return "sha256:" + HexFormat.of().formatHex(digest);
  }

  private static JsonNode change(Platform platform, String mutation, Map<String, ?> input) {
    String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
    JsonNode answer =
        platform.answer(
            "mutation($input: %s!) { %s(input: $input) { client { version mode } errors { ... on InputError { code message path } } } }"
                .formatted(type, mutation),
            Map.of("input", input));
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    return answer.at("/data/" + mutation);
  }

  private static void register(Platform platform, String client, String... documents) {
    JsonNode done =
        change(
            platform,
            "registerTrustedDocuments",
            Map.of(
                "client",
                client,
                "reason",
                "发布",
                "documents",
                List.of(documents).stream().map(text -> Map.of("document", text)).toList()));
    assertThat(done.path("errors")).as(done.toString()).isEmpty();
  }

  private static void mode(Platform platform, String client, String mode) {
    JsonNode done =
        change(platform, "setTrustedDocumentMode", Map.of("client", client, "mode", mode));
    assertThat(done.at("/client/mode").asText()).as(done.toString()).isEqualTo(mode);
  }

  /** A client that comes each way. */
  private record Client(Platform platform, Optional<String> token) {
    private HttpRequest.Builder to(String parameters) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(platform.url() + "/graphql" + parameters));
      token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
      return request;
    }

    private static String send(HttpRequest.Builder request) throws Exception {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode() == 403).isEqualTo(answer.body().contains(CODE));
      return answer.body();
    }

    String post(Map<String, ?> body, String accept) throws Exception {
      return send(
          to("")
              .header("Content-Type", "application/json")
              .header("Accept", accept)
              .POST(BodyPublishers.ofString(Platform.JSON.writeValueAsString(body))));
    }

    String get(String name, String value) throws Exception {
      return send(
          to("?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
              .header("Accept", "application/json"));
    }

    String socket(Map<String, ?> payload) throws Exception {
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      WebSocket socket = open(heard, payload);
      String answer = heard.poll(20, TimeUnit.SECONDS);
      socket.abort();
      return String.valueOf(answer);
    }

    WebSocket open(BlockingQueue<String> heard, Map<String, ?> payload) throws Exception {
      WebSocket socket =
          HTTP.newWebSocketBuilder()
              .subprotocols("graphql-transport-ws")
              .buildAsync(
                  URI.create(platform.url().replaceFirst("^http", "ws") + "/graphql"),
                  new Listener(heard))
              .join();
      Map<String, Object> init = new HashMap<>(Map.of("type", "connection_init"));
      token.ifPresent(secret -> init.put("payload", Map.of("Authorization", "Bearer " + secret)));
      socket.sendText(Platform.JSON.writeValueAsString(init), true).join();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).contains("connection_ack");
      socket
          .sendText(
              Platform.JSON.writeValueAsString(
                  Map.of("id", "1", "type", "subscribe", "payload", payload)),
              true)
          .join();
      return socket;
    }

    /** Whichever way it comes, a document is executed, sent or named. */
    void assertServed(String document) throws Exception {
      assertThat(
              List.of(
                  post(Map.of("query", document), "application/json"),
                  post(Map.of("query", document), "text/event-stream"),
                  get("query", document),
                  socket(Map.of("query", document))))
          .allSatisfy(answer -> assertThat(answer).contains("\"data\"").doesNotContain(CODE));
    }

    void assertServedByName(String document) throws Exception {
      Map<String, ?> named = Map.of("documentId", id(document));
      assertThat(
              List.of(
                  post(named, "application/json"),
                  post(named, "text/event-stream"),
                  get("documentId", id(document)),
                  socket(named),
                  post(
                      Map.of(
                          "extensions",
                          Map.of(
                              "persistedQuery",
                              Map.of(
                                  "version",
                                  1,
                                  "sha256Hash",
                                  id(document).substring("sha256:".length())))),
                      "application/json")))
          .allSatisfy(answer -> assertThat(answer).contains("\"data\""));
    }

    void assertRefused(String document) throws Exception {
      Map<String, ?> named = Map.of("documentId", id(document));
      assertThat(
              List.of(
                  post(Map.of("query", document), "application/json"),
                  post(Map.of("query", document), "text/event-stream"),
                  get("query", document),
                  socket(Map.of("query", document)),
                  post(named, "application/json"),
                  post(Map.of("query", document, "documentId", id(document)), "application/json"),
                  get("documentId", id(document)),
                  socket(named)))
          .allSatisfy(answer -> assertThat(answer).contains(CODE).doesNotContain("\"data\""));
    }
  }

  private record Listener(BlockingQueue<String> heard) implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      heard.add(data.toString());
      from.request(1);
      return null;
    }
  }

  /** What a client hears that watches, event by event or message by message. */
  private record Watching(BlockingQueue<String> heard) {
    static Watching bySocket(Client client, String document) throws Exception {
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      client.open(heard, Map.of("query", document));
      return new Watching(heard);
    }

    static Watching byEvents(Client client, String document) throws Exception {
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      HttpResponse<Stream<String>> answer =
          HTTP.send(
              client
                  .to("")
                  .header("Content-Type", "application/json")
                  .header("Accept", "text/event-stream")
                  .POST(
                      BodyPublishers.ofString(
                          Platform.JSON.writeValueAsString(Map.of("query", document))))
                  .build(),
              BodyHandlers.ofLines());
      assertThat(answer.statusCode()).isEqualTo(200);
      Thread.ofVirtual()
          .start(
              () ->
                  answer
                      .body()
                      .filter(line -> line.startsWith("data:") || line.equals("event: complete"))
                      .forEach(heard::add));
      return new Watching(heard);
    }

    String next() throws InterruptedException {
      return String.valueOf(heard.poll(20, TimeUnit.SECONDS));
    }
  }

  private static void change(Platform platform, String organization) {
    JsonNode answer =
        platform.answer(
            "mutation($input: SaveOrganizationInput!) { saveOrganization(input: $input) {"
                + " organization { code } } }",
            Map.of("input", Map.of("code", organization, "name", organization, "level", "COUNTY")));
    assertThat(answer.findValuesAsText("code")).containsExactly(organization);
  }

  @Test
  void a_subscription_that_was_let_be_ends_with_the_change_after_which_it_is_not()
      throws Exception {
    Path data = folder.resolve("data");
    try (Platform platform = Platform.start(data)) {
      long begin = platform.data("{ changePosition }").path("changePosition").asLong();
      String watch =
          "subscription { objectChanged(types: [\"Organization\"], after: "
              + begin
              + ") { kind } }";
      register(platform, "shop", watch);
      mode(platform, "shop", "ENFORCE");
      Ended issued = Platform.run("token", "issue", "--data", data.toString(), "--client", "shop");
      Client shop = new Client(platform, Optional.of(issued.output().strip()));
      Watching events = Watching.byEvents(shop, watch);
      Watching socket = Watching.bySocket(shop, watch);
      change(platform, "990101");
      assertThat(List.of(events.next(), socket.next()))
          .allSatisfy(next -> assertThat(next).contains("CREATED"));
      JsonNode removed =
          change(
              platform,
              "removeTrustedDocuments",
              Map.of("client", "shop", "ids", List.of(id(watch))));
      assertThat(removed.path("errors")).as(removed.toString()).isEmpty();
      change(platform, "990102");
      assertThat(events.next()).contains(CODE).doesNotContain("CREATED");
      assertThat(events.next()).isEqualTo("event: complete");
      assertThat(socket.next()).contains("\"type\":\"error\"", CODE).doesNotContain("CREATED");
    }
  }

  @Test
  void a_client_is_let_be_then_watched_then_held_to_its_list_also_after_a_restart()
      throws Exception {
    Path data = folder.resolve("data");
    String token;
    try (Platform platform = Platform.start(data)) {
      register(platform, "shop", LISTED, WATCH);
      Ended issued = Platform.run("token", "issue", "--data", data.toString(), "--client", "shop");
      token = issued.output().strip();
      assertThat(token).startsWith("exm_");
      Client shop = new Client(platform, Optional.of(token));
      Client unknown = new Client(platform, Optional.empty());
      shop.assertServed(OTHER);
      shop.assertServedByName(LISTED);
      mode(platform, "shop", "LOG");
      shop.assertServed(OTHER);
      String digest = id(OTHER).substring("sha256:".length());
      JsonNode met =
          platform.data(
              "{ trustedClients(name: \"shop\") { nodes { unlisted { digest count } } } }");
      assertThat(met.findValuesAsText("digest")).containsExactly(digest);
      assertThat(met.findValue("count").asInt()).isEqualTo(4);
      assertThat(platform.log()).contains(digest).doesNotContain(OTHER);
      mode(platform, "shop", "ENFORCE");
      shop.assertServed(LISTED);
      shop.assertServedByName(LISTED);
      shop.assertRefused(OTHER);
      shop.assertRefused("{ not even GraphQL");
      assertThat(shop.post(Map.of("documentId", id(WATCH)), "text/event-stream"))
          .as("a subscription that was registered")
          .doesNotContain(CODE);
      unknown.assertServed(OTHER);
    }
    try (Platform platform = Platform.start(data)) {
      Client shop = new Client(platform, Optional.of(token));
      shop.assertServedByName(LISTED);
      shop.assertRefused(OTHER);
      Client unknown = new Client(platform, Optional.empty());
      mode(platform, "anonymous", "ENFORCE");
      unknown.assertRefused(OTHER);
      unknown.assertRefused(LISTED);
      register(platform, "anonymous", LISTED);
      unknown.assertServedByName(LISTED);
      mode(platform, "token", "ENFORCE");
      assertThat(platform.data(OTHER).path("plugins")).as("the owner is never out").isNotEmpty();
      assertThat(
              platform
                  .data("{ auditLog { entries(first: 50) { nodes { subjectType reason } } } }")
                  .toString())
          .contains("TrustedClient", "TrustedDocument", "发布");
      JsonNode refused =
          change(
              platform,
              "registerTrustedDocuments",
              Map.of("client", "shop", "documents", List.of(Map.of("document", "{ nowhere }"))));
      assertThat(refused.toString()).contains("DOCUMENT_INVALID", "\"0\",\"document\"");
    }
  }
}
