package org.exemplar.benchmarks.relevance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One JSON object of a file that has one in each line; public sets name the same thing variously.
 */
record JsonLine(JsonNode object) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static JsonLine of(String line) {
    JsonNode object;
    try {
      object = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!object.isObject()) {
      throw new IllegalArgumentException("is no JSON object");
    }
    return new JsonLine(object);
  }

  /** The id under the first of its names that is there; a whole number is one, too. */
  String id(String... names) {
    JsonNode value = first(names).orElseThrow(() -> missing(names));
    if (!value.isTextual() && !value.isIntegralNumber() || value.asText().isBlank()) {
      throw new IllegalArgumentException("the id is neither a text nor a whole number");
    }
    return value.asText();
  }

  /** The text under the first of its names that is there. */
  Optional<String> text(String... names) {
    return first(names).map(value -> text(value, names[0]));
  }

  /** A list of texts, or one text of which the parts are set apart by commas or the like. */
  List<String> texts(String name) {
    JsonNode value = first(name).orElse(JSON.createArrayNode());
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false).map(each -> text(each, name)).toList()
        : List.of(text(value, name).split("[;；,，、\\n]"));
  }

  static IllegalArgumentException missing(String... names) {
    return new IllegalArgumentException("has none of the fields " + String.join(", ", names));
  }

  private static String text(JsonNode value, String name) {
    if (!value.isTextual()) {
      throw new IllegalArgumentException("the field " + name + " is no text");
    }
    return value.asText();
  }

  private Optional<JsonNode> first(String... names) {
    return Arrays.stream(names).filter(object::hasNonNull).<JsonNode>map(object::get).findFirst();
  }
}
