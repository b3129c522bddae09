package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Wrong values for a form: for each field one against each constraint, all else being right. */
final class BadValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String UNKNOWN = "notAFieldOfTheForm";
  private final ObjectNode right;
  private final List<BadValue> found = new ArrayList<>();

  /**
   * What is filled in with one thing wrong.
   *
   * @param path where, from the form's own fields on
   * @param constraint what it breaks, such as {@code minimum}
   * @param values all values
   */
  record BadValue(List<String> path, String constraint, ObjectNode values) {}

  private BadValues(ObjectNode right) {
    this.right = right;
  }

  /**
   * All of them.
   *
   * @param right everything filled in as it should be
   */
  static List<BadValue> of(JsonNode schema, ObjectNode right) {
    BadValues bad = new BadValues(right);
    bad.object(schema, List.of());
    return bad.found;
  }

  private void object(JsonNode schema, List<String> path) {
    schema.path("required").forEach(name -> without(below(path, name.asText())));
    put(below(path, UNKNOWN), "additionalProperties", JSON.textNode("x"));
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      field(field.getValue(), below(path, field.getKey()));
    }
  }

  private void field(JsonNode field, List<String> path) {
    switch (field.path("type").asText()) {
      case "integer", "number" -> number(field, path);
      case "boolean" -> put(path, "type", JSON.textNode("maybe"));
      case "array" -> list(field, path);
      case "object" -> {
        put(path, "type", JSON.textNode("none"));
        object(field, path);
      }
      default -> text(field, path);
    }
  }

  private void number(JsonNode field, List<String> path) {
    put(path, "type", JSON.textNode("many"));
    if (field.has("minimum")) {
      put(path, "minimum", JSON.numberNode(field.path("minimum").decimalValue().add(MINUS_ONE)));
    }
    if (field.has("maximum")) {
      put(path, "maximum", JSON.numberNode(field.path("maximum").decimalValue().add(ONE)));
    }
    if (field.path("type").asText().equals("integer")) {
      put(path, "type", JSON.numberNode(1.5));
    }
  }

  private static final java.math.BigDecimal ONE = java.math.BigDecimal.ONE;
  private static final java.math.BigDecimal MINUS_ONE = ONE.negate();

  private void text(JsonNode field, List<String> path) {
    put(path, "type", JSON.objectNode().put("x", 1));
    if (field.has("enum")) {
      put(path, "enum", JSON.textNode("NONE_OF_THESE"));
    } else if (field.path("format").asText().equals("date")) {
      put(path, "format", JSON.textNode("2024-02-30"));
    } else {
      int least = field.path("minLength").asInt(0);
      if (least > 0) {
        put(path, "minLength", JSON.textNode("长".repeat(least - 1)));
      }
      if (field.has("maxLength")) {
        put(path, "maxLength", JSON.textNode("长".repeat(field.path("maxLength").asInt() + 1)));
      }
      if (field.has("pattern")) {
        Pattern wanted = Pattern.compile(field.path("pattern").asText());
        Stream.of("", "§", "x", "0", "长长长", "a b c", "-")
            .filter(text -> !wanted.matcher(text).find())
            .findFirst()
            .ifPresent(text -> put(path, "pattern", JSON.textNode(text)));
      }
    }
  }

  private void list(JsonNode field, List<String> path) {
    JsonNode items = field.path("items");
    JsonNode one = at(right, path).path(0);
    if (field.path("minItems").asInt(0) > 0) {
      put(path, "minItems", JSON.arrayNode());
    }
    if (field.has("maxItems")) {
      ArrayNode many = JSON.arrayNode();
      for (int i = 0; i <= field.path("maxItems").asInt(); i++) {
        many.add(one);
      }
      put(path, "maxItems", many);
    }
    field(items, below(path, "0"));
  }

  private void put(List<String> path, String constraint, JsonNode value) {
    ObjectNode values = right.deepCopy();
    JsonNode parent = at(values, path.subList(0, path.size() - 1));
    String last = path.getLast();
    if (parent instanceof ObjectNode object) {
      object.set(last, value);
      found.add(new BadValue(path, constraint, values));
    } else if (parent instanceof ArrayNode list && !list.isEmpty()) {
      list.set(Integer.parseInt(last), value);
      found.add(new BadValue(path, constraint, values));
    }
  }

  private void without(List<String> path) {
    ObjectNode values = right.deepCopy();
    if (at(values, path.subList(0, path.size() - 1)) instanceof ObjectNode parent) {
      parent.remove(path.getLast());
      found.add(new BadValue(path, "required", values));
    }
  }

  private static JsonNode at(JsonNode values, List<String> path) {
    JsonNode node = values;
    for (String name : path) {
      node = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
    }
    return node;
  }

  private static List<String> below(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }
}
