package org.exemplar.campaigns.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.exemplar.campaigns.Doubt;

/** Values as JSON in a column of text. */
final class JsonText {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<Doubt>> DOUBTS = new TypeReference<>() {};

  private JsonText() {}

  static String of(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("not a JSON value: " + value, impossible);
    }
  }

  static List<String> texts(String json) {
    return read(json, TEXTS);
  }

  static List<Doubt> doubts(String json) {
    return read(json, DOUBTS);
  }

  private static <T> List<T> read(String json, TypeReference<List<T>> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a column holds no JSON", damaged);
    }
  }
}
