package org.exemplar.plugins.internal.content;

import static org.exemplar.plugins.internal.content.Values.constant;
import static org.exemplar.plugins.internal.content.Values.each;
import static org.exemplar.plugins.internal.content.Values.localized;
import static org.exemplar.plugins.internal.content.Values.optional;
import static org.exemplar.plugins.internal.content.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.exemplar.spi.AttributeDefinition;
import org.exemplar.spi.AttributeType;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.RecognitionRule;

/** Builds organisation types; a sub-type gets the attributes of those above it first. */
final class TypeBuilder {
  private final Types types;

  TypeBuilder(Types types) {
    this.types = types;
  }

  OrganizationType build(JsonNode type) {
    String code = text(type, "code");
    return new OrganizationType(
        code,
        localized(type, "name"),
        localized(type, "description"),
        optional(type, "extends"),
        Set.copyOf(each(type, "levels", TypeBuilder::level)),
        attributes(code),
        each(type, "recognise", TypeBuilder::rule),
        Values.anchors(type, "sources"));
  }

  private List<AttributeDefinition> attributes(String code) {
    return types.attributes(code).values().stream()
        .map(attribute -> attribute(attribute.node()))
        .toList();
  }

  private static AttributeDefinition attribute(JsonNode attribute) {
    return new AttributeDefinition(
        text(attribute, "code"),
        localized(attribute, "name"),
        constant(AttributeType.class, attribute, "type"),
        each(attribute, "values", Values::enumValue));
  }

  private static OrganizationLevel level(JsonNode level) {
    return OrganizationLevel.valueOf(level.asText());
  }

  private static RecognitionRule rule(JsonNode rule) {
    return new RecognitionRule(level(rule.path("level")), Values.texts(rule, "nameEndsWith"));
  }
}
