package org.exemplar.spi;

import java.util.List;

/**
 * A form that organisations fill in; becomes a GraphQL type and its input.
 *
 * @param id kebab-case, unique in its plugin
 * @param version its version; what was filled in under a version stays readable under it
 * @param title its title
 * @param description what it is for
 * @param purpose one per organisation or many
 * @param organizationTypes the types that fill it in: their codes, or plugin and code where they
 *     are another plugin's
 * @param schemaJson its JSON Schema (2020-12), which every filled-in form is checked against
 * @param fields the fields, in the order of the schema
 * @param layout the sections; every field stands in one
 */
public record Form(
    String id,
    PluginVersion version,
    LocalizedText title,
    LocalizedText description,
    FormPurpose purpose,
    List<String> organizationTypes,
    String schemaJson,
    List<FormField> fields,
    List<FormSection> layout) {
  public Form {
    Check.code(id, "id");
    organizationTypes = List.copyOf(organizationTypes);
    fields = List.copyOf(fields);
    layout = List.copyOf(layout);
    Check.require(!fields.isEmpty(), "a form has at least one field: " + id);
    List<String> placed =
        layout.stream().flatMap(section -> section.fields().stream()).sorted().toList();
    List<String> names = fields.stream().map(FormField::name).sorted().toList();
    Check.require(
        placed.equals(names), "the layout of " + id + " must place each field once: " + names);
  }
}
