package org.exemplar.plugins.internal.content;

import static org.exemplar.plugins.internal.content.Values.each;
import static org.exemplar.plugins.internal.content.Values.localized;
import static org.exemplar.plugins.internal.content.Values.optional;
import static org.exemplar.plugins.internal.content.Values.text;
import static org.exemplar.plugins.internal.content.Values.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.exemplar.spi.EnumValue;
import org.exemplar.spi.FieldType;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormField;
import org.exemplar.spi.FormPurpose;
import org.exemplar.spi.FormSection;
import org.exemplar.spi.LocalizedText;

/** Builds forms and derives their fields from their JSON Schema. */
final class FormBuilder {
  private FormBuilder() {}

  static Form build(JsonNode form) {
    JsonNode schema = form.path("schema");
    return new Form(
        text(form, "id"),
        Values.version(form),
        localized(form, "title"),
        localized(form, "description"),
        Values.constant(FormPurpose.class, form, "purpose"),
        texts(form, "organizationTypes"),
        Json.canonical(schema),
        fields(schema),
        each(form, "layout", FormBuilder::section));
  }

  private static FormSection section(JsonNode section) {
    return new FormSection(localized(section, "section"), texts(section, "fields"));
  }

  private static List<FormField> fields(JsonNode object) {
    List<String> required = texts(object, "required");
    List<FormField> fields = new ArrayList<>();
    object
        .path("properties")
        .properties()
        .forEach(
            entry ->
                fields.add(
                    field(entry.getKey(), entry.getValue(), required.contains(entry.getKey()))));
    return fields;
  }

  private static FormField field(String name, JsonNode field, boolean required) {
    boolean many = text(field, "type").equals("array");
    JsonNode value = many ? field.path("items") : field;
    FieldType type = type(value);
    return new FormField(
        name,
        type,
        many,
        required,
        new LocalizedText(text(field, "title"), text(field, "x-title-en")),
        optional(field, "description"),
        optional(field, "x-unit").or(() -> optional(value, "x-unit")),
        each(value, "enum", code -> enumValue(value, code.asText())),
        type == FieldType.OBJECT ? fields(value) : List.of());
  }

  private static EnumValue enumValue(JsonNode field, String code) {
    return new EnumValue(code, localized(field.path("x-enum-names"), code));
  }

  private static FieldType type(JsonNode field) {
    return switch (text(field, "type")) {
      case "integer" -> FieldType.INTEGER;
      case "number" -> FieldType.NUMBER;
      case "boolean" -> FieldType.BOOLEAN;
      case "object" -> FieldType.OBJECT;
      default ->
          field.has("enum")
              ? FieldType.ENUM
              : field.has("format") ? FieldType.DATE : FieldType.TEXT;
    };
  }
}
