package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;

/**
 * What a schema says about a place in a file, in words for people.
 *
 * @param pointer the place
 * @param message what is wrong and what would be right
 */
record SchemaFinding(String pointer, LocalizedText message) {
  Problem in(ContentFile file) {
    return file.problem(Codes.INVALID, pointer, message);
  }

  static SchemaFinding of(Error error, ContentSchemas schemas) {
    String pointer = error.getInstanceLocation().toString();
    String location = error.getSchemaLocation().toString();
    JsonNode parent = schemas.at(location.substring(0, location.lastIndexOf('/')));
    JsonNode actual = error.getInstanceNode();
    String property = error.getProperty() == null ? "" : error.getProperty();
    return switch (error.getKeyword()) {
      case "additionalProperties" ->
          new SchemaFinding(
              Pointers.child(pointer, property),
              Wording.unknownKey(property, names(parent.path("properties"))));
      case "not" ->
          new SchemaFinding(
              pointer,
              Wording.keyNotHere(
                  Pointers.last(pointer),
                  new LocalizedText(
                      parent.path("$comment").asText(), parent.path("description").asText())));
      case "propertyNames" ->
          new SchemaFinding(
              Pointers.child(pointer, property), form(property, error.getSchemaNode()));
      case "required" -> new SchemaFinding(pointer, Wording.missingKey(property));
      case "dependentRequired" ->
          new SchemaFinding(
              pointer, Wording.missingKeyBeside(argument(error, 0), argument(error, 1)));
      case "pattern" -> new SchemaFinding(pointer, form(actual.asText(), parent));
      default -> new SchemaFinding(pointer, plain(error, actual, error.getSchemaNode()));
    };
  }

  private static LocalizedText plain(Error error, JsonNode actual, JsonNode rule) {
    return switch (error.getKeyword()) {
      case "type" -> Wording.wrongType(texts(rule), actual);
      case "enum" -> Wording.notAllowed(actual, texts(rule));
      case "const" -> Wording.mustBe(actual, rule);
      case "minItems" -> Wording.tooFew(rule.intValue(), false);
      case "minProperties" -> Wording.tooFew(rule.intValue(), true);
      case "maxLength" -> Wording.tooLong(actual.asText().length(), rule.intValue());
      case "uniqueItems" -> Wording.repeatedElement();
      case "minimum" -> Wording.bound(actual.asText(), rule.asText(), "");
      case "maximum" -> Wording.bound(actual.asText(), "", rule.asText());
      case "exclusiveMinimum" -> Wording.above(actual.asText(), rule.asText());
      default -> Wording.other(error.getKeyword(), error.getMessage());
    };
  }

  private static LocalizedText form(String value, JsonNode rule) {
    String pattern = rule.path("pattern").asText();
    if (pattern.equals("\\S")) {
      return Wording.blank();
    }
    Optional<String> example =
        rule.path("examples").isEmpty()
            ? Optional.empty()
            : Optional.of(rule.path("examples").get(0).asText());
    return Wording.badForm(value, example, pattern);
  }

  private static String argument(Error error, int index) {
    Object[] arguments = error.getArguments();
    return arguments.length > index ? String.valueOf(arguments[index]) : "";
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode rule) {
    List<String> texts = new ArrayList<>();
    if (rule.isArray()) {
      rule.forEach(element -> texts.add(element.asText()));
    } else {
      texts.add(rule.asText());
    }
    return texts;
  }
}
