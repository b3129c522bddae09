package org.exemplar.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks a server in GraphQL. */
public final class GraphQlClient {
  /** Exit code when the server cannot be reached. */
  static final int NOT_REACHABLE = 3;

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(15);
  private static final String EVENTS = "text/event-stream";
  private static final Set<String> DENIED =
      Set.of(
          "UNAUTHENTICATED",
          "FORBIDDEN",
          "TOKEN_INVALID",
          "TOKEN_EXPIRED",
          "TOKEN_REVOKED",
          "ACCOUNT_DISABLED");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI server;
  private final Optional<String> token;

  /**
   * A client.
   *
   * @param token what it says it is allowed by; empty to ask as anybody
   */
  public GraphQlClient(URI server, Optional<String> token) {
    this.server = server;
    this.token = token;
  }

  /**
   * The one field of the answer's data.
   *
   * @throws CommandRefused {@code SERVER_NOT_REACHABLE}, {@code SERVER_REFUSED}, {@code
   *     NOT_ALLOWED}
   */
  public JsonNode ask(String document, Map<String, ?> variables) {
    JsonNode answer = answer(Map.of("query", document, "variables", variables));
    JsonNode data = answer.path("data");
    if (DENIED.contains(answer.path("errors").path(0).path("extensions").path("code").asText())) {
      throw CommandRefused.failed("NOT_ALLOWED", reasons(answer) + Tokens.ADVICE);
    }
    if (!answer.path("errors").isEmpty() || !data.isObject() || data.isEmpty()) {
      throw CommandRefused.failed("SERVER_REFUSED", reasons(answer));
    }
    return data.iterator().next();
  }

  /**
   * Follows a subscription.
   *
   * @param each takes the one field of the data of each event
   * @return whether the server ended it; false where it broke off or could not begin, and then
   *     whoever asks goes on by {@link #ask}
   */
  public boolean follow(String document, Map<String, ?> variables, Consumer<JsonNode> each) {
    try {
      HttpResponse<Stream<String>> response =
          http.send(
              request(CONNECT, EVENTS)
                  .POST(
                      BodyPublishers.ofByteArray(
                          JSON.writeValueAsBytes(
                              Map.of("query", document, "variables", variables))))
                  .build(),
              BodyHandlers.ofLines());
      boolean events = response.headers().firstValue("Content-Type").orElse("").startsWith(EVENTS);
      if (!events) {
        response.body().close();
        return false;
      }
      return EventReader.read(response.body(), data -> event(data).ifPresent(each));
    } catch (IOException broken) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unreachable("已被打断 interrupted");
    }
  }

  /** The one field of an event's data, where it has any. */
  private static Optional<JsonNode> event(String text) {
    try {
      JsonNode data = JSON.readTree(text).path("data");
      return data.isObject() && !data.isEmpty()
          ? Optional.of(data.iterator().next())
          : Optional.empty();
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    }
  }

  private JsonNode answer(Map<String, ?> request) {
    try {
      return answer(
          request(ANSWER, "application/graphql-response+json, application/json")
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request)))
              .build());
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private JsonNode answer(HttpRequest request) {
    try {
      return parsed(http.send(request, BodyHandlers.ofString()));
    } catch (IOException broken) {
      throw unreachable(
          broken instanceof ConnectException
              ? "那里没有服务 nothing listens there"
              : "连接中断 the connection broke");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unreachable("已被打断 interrupted");
    }
  }

  /**
   * Sends bytes to a signed address of the server, which needs no token.
   *
   * @param path below the address of the server
   * @return the JSON that it answers with
   * @throws CommandRefused {@code SERVER_NOT_REACHABLE}, or the code of the server's refusal
   */
  public JsonNode put(String path, byte[] content) {
    String base = server.toString().replaceFirst("/$", "");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(ANSWER)
            .PUT(BodyPublishers.ofByteArray(content))
            .build();
    JsonNode answer = answer(request);
    JsonNode error = answer.path("errors").path(0);
    if (error.isObject()) {
      throw CommandRefused.failed(
          error.at("/extensions/code").asText("SERVER_REFUSED"), reasons(answer));
    }
    return answer;
  }

  private HttpRequest.Builder request(Duration patience, String accept) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(graphql())
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("Accept", accept);
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  private URI graphql() {
    String base = server.toString();
    return URI.create(base.endsWith("/") ? base + "graphql" : base + "/graphql");
  }

  private JsonNode parsed(HttpResponse<String> response) {
    try {
      JsonNode answer = JSON.readTree(response.body());
      if (answer.isObject()) {
        return answer;
      }
    } catch (JsonProcessingException noJson) {
      // told below
    }
    throw CommandRefused.failed(
        "SERVER_REFUSED",
        "服务器的回答不是 GraphQL / The answer is no GraphQL: HTTP %d, %s"
            .formatted(response.statusCode(), graphql()));
  }

  private static String reasons(JsonNode answer) {
    StringBuilder reasons = new StringBuilder("服务器拒绝了请求 / The server refused the request");
    for (JsonNode error : answer.path("errors")) {
      reasons.append(": ").append(error.path("message").asText());
    }
    return reasons.toString();
  }

  private CommandRefused unreachable(String why) {
    return CommandRefused.with(
        NOT_REACHABLE,
        "SERVER_NOT_REACHABLE",
        "无法连接服务器 %s（%s）；稍后重新运行即可从中断处继续 / Cannot reach the server; run it again later to go on"
            .formatted(server, why));
  }
}
