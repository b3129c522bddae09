package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.curiousoddman.rgxgen.RgxGen;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Right values for a form, made out of its JSON Schema: either as little as it takes, at the lower
 * bounds, or everything, at the upper ones.
 *
 * @param full whether everything is filled in
 */
record FormValues(boolean full) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int TRIES = 200;
  private static final int LONGEST = 20;

  /** No value was found that keeps to all that a field asks for. */
  static final class NoValue extends Exception {
    private static final long serialVersionUID = 1;

    NoValue(String field) {
      super(field);
    }
  }

  /** Values of an object. */
  ObjectNode object(JsonNode schema) throws NoValue {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    ObjectNode values = JSON.objectNode();
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      if (full || required.contains(field.getKey())) {
        values.set(field.getKey(), value(field.getKey(), field.getValue()));
      }
    }
    return values;
  }

  private JsonNode value(String name, JsonNode field) throws NoValue {
    return switch (field.path("type").asText()) {
      case "integer" -> JSON.numberNode((int) number(name, field, 7));
      case "number" -> JSON.numberNode(number(name, field, 7.5));
      case "boolean" -> JSON.booleanNode(full);
      case "array" -> list(name, field);
      case "object" -> object(field);
      default -> JSON.textNode(text(name, field));
    };
  }

  private double number(String name, JsonNode field, double usual) throws NoValue {
    double least = Math.max(field.path("minimum").asDouble(-1e9), Integer.MIN_VALUE);
    double most = Math.min(field.path("maximum").asDouble(1e9), Integer.MAX_VALUE);
    if (least > most) {
      throw new NoValue(name);
    }
    boolean bounded = field.has(full ? "maximum" : "minimum");
    return bounded ? (full ? most : least) : Math.clamp(usual, least, most);
  }

  private ArrayNode list(String name, JsonNode field) throws NoValue {
    int least = field.path("minItems").asInt(0);
    ArrayNode list = JSON.arrayNode();
    for (int i = 0; i < (full ? Math.max(1, least) : least); i++) {
      list.add(value(name, field.path("items")));
    }
    return list;
  }

  private String text(String name, JsonNode field) throws NoValue {
    if (field.has("enum")) {
      JsonNode values = field.path("enum");
      return values.path(full ? values.size() - 1 : 0).asText();
    }
    if (field.path("format").asText().equals("date")) {
      return full ? "2024-02-29" : "2011-04-28";
    }
    int least = field.path("minLength").asInt(0);
    int most = field.path("maxLength").asInt(Math.max(least, LONGEST));
    if (least > most) {
      throw new NoValue(name);
    }
    if (field.has("pattern")) {
      return matching(name, field.path("pattern").asText(), least, most);
    }
    return "填报内容 <b>&\"'".repeat(1 + most / 4).substring(0, full ? most : least);
  }

  private static String matching(String name, String pattern, int least, int most) throws NoValue {
    Random random = new Random(1);
    Pattern wanted = Pattern.compile(pattern);
    RgxGen generator = RgxGen.parse(pattern);
    for (int i = 0; i < TRIES; i++) {
      String text = generator.generate(random);
      int length = text.codePointCount(0, text.length());
      if (wanted.matcher(text).find() && length >= least && length <= most) {
        return text;
      }
    }
    throw new NoValue(name);
  }
}
