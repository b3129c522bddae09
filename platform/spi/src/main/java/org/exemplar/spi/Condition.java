package org.exemplar.spi;

import java.util.List;

/**
 * Says to which organisations a criterion applies.
 *
 * @param attribute code of an attribute of the organisation
 * @param values the values, as text, of which the attribute must have one
 */
public record Condition(String attribute, List<String> values) {
  public Condition {
    Check.name(attribute, "attribute");
    values = List.copyOf(values);
    Check.require(!values.isEmpty(), "a condition needs at least one value");
  }
}
