package org.exemplar.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Values as JSON in a column of text, or in the payload of a {@link NewChange}. */
public final class JsonText {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonText() {}

  /** A value as JSON: a map, a list, a scalar or a record of them. */
  public static String of(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("not a JSON value: " + value, impossible);
    }
  }

  /** The elements of a JSON array. */
  public static <T> List<T> list(String json, Class<T> element) {
    try {
      return MAPPER.readerForListOf(element).readValue(json);
    } catch (JsonProcessingException damaged) {
      throw damaged(damaged);
    }
  }

  /** The members of a JSON object, in their order. */
  public static <T> Map<String, T> map(String json, Class<T> member) {
    try {
      return MAPPER.readerForMapOf(member).readValue(json);
    } catch (JsonProcessingException damaged) {
      throw damaged(damaged);
    }
  }

  private static IllegalStateException damaged(JsonProcessingException cause) {
    return new IllegalStateException("a column holds no JSON of that kind", cause);
  }
}
