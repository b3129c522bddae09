package org.exemplar.spi;

import java.util.List;
import java.util.Optional;

/**
 * One field of a form.
 *
 * @param name lowerCamelCase
 * @param type its type; of one element where {@code many}
 * @param many whether it is a list
 * @param required whether it must be filled in
 * @param title its label
 * @param description what is asked, in English
 * @param unit unit of a number
 * @param values allowed values of an ENUM
 * @param fields fields of an OBJECT
 */
public record FormField(
    String name,
    FieldType type,
    boolean many,
    boolean required,
    LocalizedText title,
    Optional<String> description,
    Optional<String> unit,
    List<EnumValue> values,
    List<FormField> fields) {
  public FormField {
    Check.name(name, "field name");
    values = List.copyOf(values);
    fields = List.copyOf(fields);
    Check.require((type == FieldType.ENUM) != values.isEmpty(), name + ": values belong to ENUM");
    Check.require(
        (type == FieldType.OBJECT) != fields.isEmpty(), name + ": fields belong to OBJECT");
  }
}
