package org.exemplar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server that keeps files in parts in memory and otherwise answers what the test says. */
final class FakeServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer http;
  private final Map<String, Staged> staged = new LinkedHashMap<>();
  private final Map<String, Function<JsonNode, String>> answers = new LinkedHashMap<>();
  private List<String> events = List.of();
  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<JsonNode> inputs = new CopyOnWriteArrayList<>();
  private int appendsLeft = Integer.MAX_VALUE;

  /** A file that arrives. */
  static final class Staged {
    final String id;
    final String fileName;
    final long totalBytes;
    final ByteArrayOutputStream content = new ByteArrayOutputStream();

    private Staged(String id, String fileName, long totalBytes) {
      this.id = id;
      this.fileName = fileName;
      this.totalBytes = totalBytes;
    }

    String text() {
      return content.toString(StandardCharsets.UTF_8);
    }
  }

  FakeServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/graphql", this::handle);
    http.start();
    on("startOrganizationImport", this::startImport);
    on("appendOrganizationImport", this::append);
    on(
        "__type",
        input ->
            """
            {"inputFields":[{"name":"key","type":{"kind":"NON_NULL"}},{"name":"title"},{"name":"organizationCode"},
             {"name":"period"},{"name":"keywords"},{"name":"facets"},{"name":"expectedVersion"}]}
            """);
    on(
        "completeOrganizationImport",
        input ->
            """
            {"applied":true,"rows":1,"created":1,"updated":0,"unchanged":0,"badRows":0,
             "rowErrors":[],"errors":[]}
            """);
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** What to answer to a mutation, given its input. */
  void on(String mutation, Function<JsonNode, String> answer) {
    answers.put(mutation, answer);
  }

  /** What to answer to a subscription: the whole text of events; without any, it is refused. */
  void onSubscription(String... texts) {
    events = List.of(texts);
  }

  /** Breaks the connection after so many parts, until it is told otherwise. */
  void breakAfterParts(int parts) {
    appendsLeft = parts;
  }

  List<Staged> staged() {
    return new ArrayList<>(staged.values());
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      String query = request.path("query").asText();
      JsonNode input = request.at("/variables/input");
      if (query.startsWith("subscription")) {
        subscribe(exchange);
        return;
      }
      String mutation = answers.keySet().stream().filter(query::contains).findFirst().orElseThrow();
      if (mutation.equals("appendOrganizationImport") && appendsLeft-- <= 0) {
        return;
      }
      calls.add(mutation);
      inputs.add(input);
      String value = Objects.requireNonNull(answers.get(mutation)).apply(input);
      String answer =
          value.startsWith("!")
              ? "{\"errors\":[{\"message\":\"" + value.substring(1) + "\"}],\"data\":null}"
              : "{\"data\":{\"" + mutation + "\":" + value + "}}";
      byte[] body = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void subscribe(HttpExchange exchange) throws IOException {
    calls.add("subscription");
    exchange
        .getResponseHeaders()
        .set("Content-Type", events.isEmpty() ? "application/json" : "text/event-stream");
    byte[] body = String.join("", events).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(events.isEmpty() ? 406 : 200, events.isEmpty() ? -1 : 0);
    exchange.getResponseBody().write(body);
  }

  private String startImport(JsonNode input) {
    Staged file =
        staged.computeIfAbsent(
            input.path("sha256").asText(),
            sha256 ->
                new Staged(
                    "import-" + staged.size(),
                    input.path("fileName").asText(),
                    input.path("totalBytes").asLong()));
    return payload(file);
  }

  private String append(JsonNode input) {
    Staged file =
        staged.values().stream()
            .filter(one -> one.id.equals(input.path("importId").asText()))
            .findFirst()
            .orElseThrow();
    if (file.content.size() != input.path("offset").asInt()) {
      throw new IllegalStateException("wrong offset");
    }
    try {
      file.content.write(Base64.getDecoder().decode(input.path("content").asText()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return payload(file);
  }

  private static String payload(Staged file) {
    return "{\"organizationImport\":{\"id\":\"%s\",\"receivedBytes\":%d},\"errors\":[]}"
        .formatted(file.id, file.content.size());
  }
}
