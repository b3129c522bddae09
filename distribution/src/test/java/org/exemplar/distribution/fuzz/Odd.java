package org.exemplar.distribution.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Values of input types, right ones and all kinds of wrong ones. */
final class Odd {
  private static final int DEPTH = 4;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "990101",
          "990101001001",
          "柳溪村",
          "rural/cases",
          "rural/village-organization",
          "rural",
          "\u0000",
          "\u202e\ud83d\ude00",
          "\ud800",
          "' OR 1=1 --",
          "%_%",
          "a:b AND (\"c~2",
          "*:* [TO",
          "/../../etc/passwd",
          "${jndi:ldap://127.0.0.1/a}",
          "<script>alert(1)</script>",
          "2025-06-01",
          "2025-02-30",
          "2025-06-01T08:00:00+08:00",
          "9999-12-31T23:59:59.999999999Z",
          "-1",
          "null",
          id("Organization:990101001001"),
          id("CaseStudy:none"),
          id("PolicyDocument:"),
          id("PluginChange:1"),
          id("Organization"),
          "x".repeat(10_000));

  private static final List<Object> NUMBERS =
      List.of(
          0, 1, -1, 20, 200, 201, Integer.MAX_VALUE, Integer.MIN_VALUE, 4_294_967_296L, 1e308, 0.5);

  private final Random random;
  private final Introspected schema;

  Odd(Random random, Introspected schema) {
    this.random = random;
    this.schema = schema;
  }

  private static String id(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  boolean in(int times) {
    return random.nextInt(times) == 0;
  }

  /** A value of a type, or of another one now and then. */
  @Nullable Object value(JsonNode type) {
    return value(type, DEPTH);
  }

  private @Nullable Object value(JsonNode type, int depth) {
    if (in(80)) {
      return any();
    }
    return switch (type.path("kind").asText()) {
      case "NON_NULL" -> in(100) ? null : value(type.path("ofType"), depth);
      case "LIST" -> list(type.path("ofType"), depth);
      case "ENUM" -> enumValue(type.path("name").asText());
      case "INPUT_OBJECT" -> object(type.path("name").asText(), depth);
      default -> scalar(type.path("name").asText());
    };
  }

  private List<@Nullable Object> list(JsonNode of, int depth) {
    List<@Nullable Object> all = new ArrayList<>();
    for (int i = in(40) ? 300 : random.nextInt(3); i > 0; i--) {
      all.add(value(of, depth - 1));
    }
    return all;
  }

  private Map<String, @Nullable Object> object(String type, int depth) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    for (JsonNode field : schema.type(type).path("inputFields")) {
      boolean needed = Introspected.isNonNull(field.path("type"));
      if (needed ? !in(100) : depth > 0 && in(3)) {
        value.put(field.path("name").asText(), value(field.path("type"), depth - 1));
      }
    }
    if (in(40)) {
      value.put("nothing", any());
    }
    return value;
  }

  private Object enumValue(String type) {
    return new Name(
        in(20)
            ? "NOWHERE"
            : one(Introspected.list(schema.type(type).path("enumValues"))).path("name").asText());
  }

  private Object scalar(String type) {
    return switch (type) {
      case "Int", "Float" -> in(8) ? one(NUMBERS) : random.nextInt(30);
      case "Date" -> in(8) ? one(TEXTS) : "2025-06-01";
      case "DateTime" -> in(8) ? one(TEXTS) : "2025-06-01T08:00:00+08:00";
      case "Boolean" -> random.nextBoolean();
      case "JSON" -> Map.of("a", List.of(one(TEXTS), one(NUMBERS)));
      default -> one(TEXTS);
    };
  }

  private @Nullable Object any() {
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> one(NUMBERS);
      case 3 -> List.of(one(TEXTS));
      case 4 -> Map.of("a", one(TEXTS));
      default -> one(TEXTS);
    };
  }

  /** Something that stands in a document without quotation marks. */
  record Name(String text) {}
}
