package org.exemplar.web.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client says in {@code graphql-transport-ws}. */
sealed interface SocketMessage {
  /** Longest id of an operation, in characters. */
  int LONGEST_ID = 256;

  /** The connection is to begin. */
  record Init(Map<String, @Nullable Object> payload) implements SocketMessage {}

  /** A pong is asked for, with the same payload. */
  record Ping(Optional<Map<String, @Nullable Object>> payload) implements SocketMessage {}

  /** A sign of life. */
  record Pong() implements SocketMessage {}

  /** An operation is to begin; the parameters are those of a request. */
  record Subscribe(String id, Map<String, @Nullable Object> parameters) implements SocketMessage {}

  /** Nothing more is wanted of an operation. */
  record Complete(String id) implements SocketMessage {}

  /**
   * Reads a message.
   *
   * @throws IOException when it is none of the protocol
   */
  static SocketMessage read(String text) throws IOException {
    Map<String, @Nullable Object> message =
        object(Json.read(text), "message").orElseThrow(() -> new IOException("message"));
    Optional<Map<String, @Nullable Object>> payload = object(message.get("payload"), "payload");
    return switch (String.valueOf(message.get("type"))) {
      case "connection_init" -> new Init(payload.orElse(Map.of()));
      case "ping" -> new Ping(payload);
      case "pong" -> new Pong();
      case "subscribe" -> new Subscribe(id(message), parameters(payload));
      case "complete" -> new Complete(id(message));
      default -> throw new IOException("type");
    };
  }

  private static Map<String, @Nullable Object> parameters(
      Optional<Map<String, @Nullable Object>> payload) throws IOException {
    Map<String, @Nullable Object> parameters =
        payload.orElseThrow(() -> new IOException("payload"));
    for (String name : new String[] {"query", "documentId", "operationName"}) {
      if (!(parameters.get(name) == null || parameters.get(name) instanceof String)) {
        throw new IOException(name);
      }
    }
    object(parameters.get("variables"), "variables");
    object(parameters.get("extensions"), "extensions");
    if (Stream.of("query", "documentId", "extensions").allMatch(at -> parameters.get(at) == null)) {
      throw new IOException("query");
    }
    return parameters;
  }

  private static String id(Map<String, @Nullable Object> message) throws IOException {
    if (message.get("id") instanceof String id && !id.isEmpty() && id.length() <= LONGEST_ID) {
      return id;
    }
    throw new IOException("id");
  }

  /** Nothing for null. */
  @SuppressWarnings("unchecked")
  private static Optional<Map<String, @Nullable Object>> object(@Nullable Object value, String what)
      throws IOException {
    return switch (value) {
      case null -> Optional.empty();
      // what was read as a JSON object has strings as keys
      case Map<?, ?> object -> Optional.of((Map<String, @Nullable Object>) object);
      default -> throw new IOException(what);
    };
  }

  /** What the server says. */
  static String say(String type, Optional<String> id, @Nullable Object payload) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    id.ifPresent(each -> message.put("id", each));
    message.put("type", type);
    if (payload != null) {
      message.put("payload", payload);
    }
    return Json.text(message);
  }
}
