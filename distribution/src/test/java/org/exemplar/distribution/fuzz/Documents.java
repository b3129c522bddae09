package org.exemplar.distribution.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes documents of a schema: mostly valid ones, with values of which many are not. */
final class Documents {
  private static final int WIDTH = 4;

  private final Random random;
  private final Introspected schema;
  private final Odd odd;
  private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
  private final List<String> declared = new ArrayList<>();
  private final List<String> fragments = new ArrayList<>();
  private int aliases;

  private Documents(Random random, Introspected schema) {
    this.random = random;
    this.schema = schema;
    this.odd = new Odd(random, schema);
  }

  /** A document with values of its variables. */
  record Made(String document, Map<String, @Nullable Object> variables) {}

  static Made make(Random random, Introspected schema, String operation) {
    return new Documents(random, schema).make(operation);
  }

  private Made make(String operation) {
    String root = schema.roots().getOrDefault(operation, "");
    String selection = selection(root, 2 + random.nextInt(5));
    String head = declared.isEmpty() ? "" : " Q(" + String.join(" ", declared) + ")" + directive();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    variables.forEach((name, value) -> values.put(name, plain(value)));
    return new Made(operation + head + selection + String.join("", fragments), values);
  }

  /** Names of enums are strings in JSON. */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Odd.Name name -> name.text();
      case List<?> list -> {
        List<@Nullable Object> plain = new ArrayList<>();
        list.forEach(each -> plain.add(plain(each)));
        yield plain;
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((name, each) -> plain.put(String.valueOf(name), plain(each)));
        yield plain;
      }
      default -> value;
    };
  }

  private String selection(String typeName, int depth) {
    JsonNode type = schema.type(typeName);
    StringBuilder text = new StringBuilder(" {");
    List<JsonNode> possible = Introspected.list(type.path("possibleTypes"));
    List<JsonNode> fields = Introspected.list(type.path("fields"));
    for (int i = 1 + random.nextInt(WIDTH); i > 0; i--) {
      if (fields.isEmpty() || odd.in(10)) {
        text.append(" __typename");
      } else {
        text.append(field(odd.one(fields), depth));
      }
    }
    if (!possible.isEmpty()) {
      String other = odd.one(possible).path("name").asText();
      text.append(fragment(other, selection(other, depth - 1)));
    }
    return text.append(" }").toString();
  }

  private String fragment(String type, String selection) {
    if (random.nextBoolean()) {
      return " ... on " + type + directive() + selection;
    }
    String name = "F" + fragments.size();
    fragments.add(" fragment " + name + " on " + type + selection);
    return " ..." + name;
  }

  private String field(JsonNode field, int depth) {
    JsonNode inner = Introspected.inner(field.path("type"));
    boolean leaf = List.of("SCALAR", "ENUM").contains(inner.path("kind").asText());
    if (!leaf && depth <= 0 && !odd.in(20)) {
      return " __typename";
    }
    String arguments = arguments(field.path("args"));
    // the same key may stand for one field with one set of arguments only
    String alias = !arguments.isEmpty() && !odd.in(30) || odd.in(6) ? alias() : "";
    return alias
        + " "
        + field.path("name").asText()
        + arguments
        + directive()
        + (leaf ? "" : selection(inner.path("name").asText(), depth - 1));
  }

  private String alias() {
    aliases++;
    return " a" + (odd.in(30) ? 1 : aliases) + ":";
  }

  private String arguments(JsonNode all) {
    List<String> given = new ArrayList<>();
    for (JsonNode argument : all) {
      if (Introspected.isNonNull(argument.path("type")) ? !odd.in(80) : odd.in(3)) {
        given.add(argument.path("name").asText() + ": " + argument(argument.path("type")));
      }
    }
    return given.isEmpty() ? "" : "(" + String.join(" ", given) + ")";
  }

  private String argument(JsonNode type) {
    Object value = odd.value(type);
    if (!odd.in(4)) {
      return literal(value);
    }
    String name = "v" + variables.size();
    variables.put(name, value);
    declared.add("$" + name + ": " + Introspected.text(type));
    return "$" + name;
  }

  private String directive() {
    return odd.in(25)
        ? " @"
            + odd.one(List.of("include(if: true)", "skip(if: false)", "include(if: true)", "cost"))
        : "";
  }

  private static String literal(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Odd.Name name -> name.text();
      case String text -> quoted(text);
      case List<?> list ->
          list.stream().map(Documents::literal).collect(Collectors.joining(" ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + literal(entry.getValue()))
              .collect(Collectors.joining(" ", "{", "}"));
      default -> String.valueOf(value);
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char each : text.toCharArray()) {
      if (each < ' ' || each == '"' || each == '\\' || Character.isSurrogate(each)) {
        quoted.append("\\u%04x".formatted((int) each));
      } else {
        quoted.append(each);
      }
    }
    return quoted.append('"').toString();
  }
}
