package org.exemplar.spi;

import java.util.List;

/**
 * A fact of an organisation that criteria and comparisons may depend on.
 *
 * @param code lowerCamelCase
 * @param name its label
 * @param type what values it takes
 * @param values the allowed values of an {@link AttributeType#ENUM}, otherwise empty
 */
public record AttributeDefinition(
    String code, LocalizedText name, AttributeType type, List<EnumValue> values) {
  public AttributeDefinition {
    Check.name(code, "code");
    values = List.copyOf(values);
    Check.require(
        (type == AttributeType.ENUM) != values.isEmpty(), "values belong to ENUM, and to it alone");
  }
}
