package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes the reference of the formats of a plugin's files out of their JSON Schemas. */
final class FormatReference {
  private static final String DEFINITIONS = "definitions.schema.json";
  private static final String FIELDS = "form-fields.schema.json";
  private static final int LONGEST_PATTERN = 60;

  private final StringBuilder out = new StringBuilder();

  private FormatReference() {}

  /** The whole page, as Markdown. */
  static String page() {
    FormatReference page = new FormatReference();
    page.line("# Formats of a plugin's files");
    page.line("");
    page.line(
        "Made out of the JSON Schemas by which files are checked; do not edit. How the files go"
            + " together is told in [writing a plugin](plugin-authors.md), the way from nothing to"
            + " an installed plugin in the [plugin guide](plugin-guide.md). **Bold** fields are"
            + " required; `a[].b` is field `b` of each entry of the list `a`, and `a.*` the value"
            + " of any key of `a`. A field that is not listed is refused.");
    page.line("");
    for (ContentKind kind : ContentKind.values()) {
      page.kind(kind);
    }
    page.line("## Fields of a form");
    page.line("");
    page.line("`form.schema` is a subset of JSON Schema 2020-12:");
    page.file(read(FIELDS), "");
    page.definitions(read(FIELDS), "Kinds of fields");
    page.definitions(read(DEFINITIONS), "What the formats share");
    return page.out.toString();
  }

  private static JsonNode read(String schema) {
    try {
      return new ObjectMapper().readTree(ContentSchemas.bytes(schema));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void kind(ContentKind kind) {
    JsonNode schema = read(kind.schema());
    line("## " + schema.path("title").asText());
    line("");
    line(schema.path("description").asText());
    file(schema, "");
  }

  private void definitions(JsonNode schema, String heading) {
    line("## " + heading);
    line("");
    for (Map.Entry<String, JsonNode> each : sorted(schema.path("$defs")).entrySet()) {
      line("### " + each.getKey());
      line("");
      JsonNode definition = each.getValue();
      String facts = String.join("; ", facts(definition));
      line(
          definition.path("description").asText()
              + (facts.isEmpty() ? "" : " " + facts.substring(0, 1).toUpperCase(Locale.ROOT))
              + (facts.isEmpty() ? "" : facts.substring(1) + "."));
      file(definition, "");
    }
  }

  private static Map<String, JsonNode> sorted(JsonNode object) {
    Map<String, JsonNode> all = new TreeMap<>();
    object.properties().forEach(each -> all.put(each.getKey(), each.getValue()));
    return all;
  }

  /** A table of what stands in an object, and what else holds for it. */
  private void file(JsonNode schema, String path) {
    List<String> rows = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>();
    rows(schema, path, rows, notes);
    if (!rows.isEmpty()) {
      line("");
      line("| field | value | |");
      line("| --- | --- | --- |");
      rows.forEach(this::line);
    }
    if (!notes.isEmpty()) {
      line("");
      notes.forEach(note -> line("- " + note));
    }
    line("");
  }

  private static void rows(JsonNode schema, String path, List<String> rows, Set<String> notes) {
    notes(schema, path, notes);
    Set<String> required = names(schema.path("required"));
    for (Map.Entry<String, JsonNode> each : schema.path("properties").properties()) {
      String name = path + (path.isEmpty() ? "" : ".") + each.getKey();
      field(name, each.getValue(), required.contains(each.getKey()), rows, notes);
    }
    JsonNode any = schema.path("additionalProperties");
    if (any.isObject()) {
      field(path + ".*", any, false, rows, notes);
    }
  }

  private static void field(
      String name, JsonNode field, boolean required, List<String> rows, Set<String> notes) {
    JsonNode items = field.path("items");
    JsonNode one = items.isObject() ? items : field;
    String mark = required ? "**" : "";
    rows.add(
        "| "
            + mark
            + "`"
            + name
            + (items.isObject() ? "[]" : "")
            + "`"
            + mark
            + " | "
            + cell(String.join("; ", value(field, one)))
            + " | "
            + cell(field.path("description").asText())
            + " |");
    rows(one, name + (items.isObject() ? "[]" : ""), rows, notes);
  }

  private static List<String> value(JsonNode field, JsonNode one) {
    List<String> value = new ArrayList<>();
    if (one != field) {
      value.add(field.path("minItems").asInt() > 0 ? "list, not empty" : "list");
      if (field.path("uniqueItems").asBoolean()) {
        value.add("no entry twice");
      }
    }
    if (one.has("$ref")) {
      value.add(link(one.path("$ref").asText()));
    }
    value.addAll(facts(one));
    return value;
  }

  private static String link(String reference) {
    if (reference.equals(FIELDS)) {
      return "[fields](#fields-of-a-form)";
    }
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    return "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")";
  }

  /** What a schema says of a value, beside what stands in it. */
  private static List<String> facts(JsonNode schema) {
    List<String> facts = new ArrayList<>();
    if (schema.has("const")) {
      facts.add("always `" + schema.path("const").asText() + "`");
    }
    if (schema.has("enum")) {
      facts.add("one of `" + String.join("`, `", texts(schema.path("enum"))) + "`");
    } else if (!schema.has("const") && !schema.has("properties")) {
      List<String> types = types(schema.path("type"));
      if (!types.isEmpty()) {
        facts.add(String.join(" or ", types));
      }
    }
    bounds(schema, facts);
    String pattern = schema.path("pattern").asText();
    if (!pattern.isEmpty() && !pattern.equals("\\S") && pattern.length() <= LONGEST_PATTERN) {
      facts.add("of the form `" + pattern + "`");
    } else if (pattern.equals("\\S")) {
      facts.add("not blank");
    }
    if (schema.path("examples").size() > 0) {
      facts.add("such as `" + schema.path("examples").get(0).asText() + "`");
    }
    return facts;
  }

  private static void bounds(JsonNode schema, List<String> facts) {
    bound(schema, "minimum", "at least ", "", facts);
    bound(schema, "maximum", "at most ", "", facts);
    bound(schema, "minLength", "at least ", " characters", facts);
    bound(schema, "maxLength", "at most ", " characters", facts);
  }

  private static void bound(
      JsonNode schema, String key, String before, String after, List<String> facts) {
    if (schema.path(key).isNumber()) {
      facts.add(before + schema.path(key).asText() + after);
    }
  }

  private static List<String> types(JsonNode type) {
    List<String> names = type.isArray() ? texts(type) : List.of(type.asText());
    return names.stream().filter(name -> !name.isEmpty() && !name.equals("array")).toList();
  }

  /** What conditions of the schema say in words. */
  private static void notes(JsonNode schema, String path, Set<String> notes) {
    for (String key : List.of("then", "else")) {
      JsonNode branch = schema.path(key);
      if (!branch.isObject()) {
        continue;
      }
      for (Map.Entry<String, JsonNode> each : branch.path("properties").properties()) {
        if (each.getValue().has("not")) {
          notes.add(at(path) + each.getValue().path("description").asText() + ".");
        }
      }
      Set<String> needed = names(branch.path("required"));
      if (!needed.isEmpty()) {
        notes.add(
            at(path)
                + "`"
                + String.join("`, `", needed)
                + "` "
                + (key.equals("then") == schema.path("if").has("not") ? "unless " : "where ")
                + condition(schema.path("if"))
                + ".");
      }
      notes(branch, path, notes);
    }
    schema.path("allOf").forEach(each -> notes(each, path, notes));
  }

  private static String at(String path) {
    return path.isEmpty() ? "" : "`" + path + "`: ";
  }

  private static String condition(JsonNode when) {
    if (when.has("not")) {
      return condition(when.path("not"));
    }
    List<String> parts = new ArrayList<>();
    Set<String> valued = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> each : when.path("properties").properties()) {
      JsonNode must = each.getValue();
      if (must.has("const") || must.has("enum")) {
        valued.add(each.getKey());
        parts.add(
            "`"
                + each.getKey()
                + "` is "
                + (must.has("const")
                    ? "`" + must.path("const").asText() + "`"
                    : "one of `" + String.join("`, `", texts(must.path("enum"))) + "`"));
      }
    }
    names(when.path("required")).stream()
        .filter(name -> !valued.contains(name))
        .forEach(name -> parts.add("`" + name + "` is there"));
    return String.join(" and ", parts);
  }

  private static Set<String> names(JsonNode list) {
    return new LinkedHashSet<>(texts(list));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
