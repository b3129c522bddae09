package org.exemplar.distribution.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A schema as its introspection tells it. */
record Introspected(Map<String, JsonNode> types, Map<String, String> roots) {
  static final String QUERY =
      """
      { __schema {
          queryType { name } mutationType { name } subscriptionType { name }
          types {
            kind name
            fields(includeDeprecated: true) { name args { ...A } type { ...T } }
            inputFields { ...A }
            enumValues { name }
            possibleTypes { name }
          }
      } }
      fragment A on __InputValue { name type { ...T } defaultValue }
      fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
      """;

  static Introspected of(JsonNode answer) {
    JsonNode schema = answer.at("/data/__schema");
    Map<String, JsonNode> types = new HashMap<>();
    schema.path("types").forEach(type -> types.put(type.path("name").asText(), type));
    return new Introspected(
        types,
        Map.of(
            "query", schema.at("/queryType/name").asText(),
            "mutation", schema.at("/mutationType/name").asText(),
            "subscription", schema.at("/subscriptionType/name").asText()));
  }

  JsonNode type(String name) {
    return Objects.requireNonNull(types.get(name), name);
  }

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }

  /** What is within lists and what must not be null. */
  static JsonNode inner(JsonNode type) {
    JsonNode inner = type;
    while (inner.hasNonNull("ofType")) {
      inner = inner.path("ofType");
    }
    return inner;
  }

  /** As it stands in a document. */
  static String text(JsonNode type) {
    return switch (type.path("kind").asText()) {
      case "NON_NULL" -> text(type.path("ofType")) + "!";
      case "LIST" -> "[" + text(type.path("ofType")) + "]";
      default -> type.path("name").asText();
    };
  }

  static boolean isNonNull(JsonNode type) {
    return type.path("kind").asText().equals("NON_NULL");
  }
}
