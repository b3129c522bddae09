package org.exemplar.graphql.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormPurpose;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.SearchIndex;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.SchemaContribution;
import org.jspecify.annotations.Nullable;

/**
 * Fields that read the plugin catalogue: plugins, sectors, types, criteria sets, forms, indexes.
 * What a contribution says itself is read from it by name; here stands the rest.
 */
final class CatalogueFields implements SchemaContribution {
  private final PluginFields plugins;
  private final List<SchemaContribution> parts;
  private final TypeFamily family;
  private final FormSchemas schemas;

  CatalogueFields(Catalogue catalogue, FormSchemas schemas) {
    this.family = new TypeFamily(catalogue);
    this.schemas = schemas;
    this.plugins = new PluginFields(catalogue);
    this.parts =
        List.of(plugins, new CriteriaFields(catalogue, family), new ProgrammeFields(catalogue));
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> fields = new HashMap<>();
    parts.forEach(part -> fields.putAll(part.fetchers()));
    typeFields(fields);
    formFields(fields);
    fields.put(
        "SearchIndex.id",
        field -> Sources.qualified(field, Sources.owned(field, SearchIndex.class).value().id()));
    return fields;
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    Map<String, NodeLoader> nodes = new HashMap<>();
    parts.forEach(part -> nodes.putAll(part.nodes()));
    return nodes;
  }

  @Override
  public Map<Class<?>, String> types() {
    Map<Class<?>, String> types = new HashMap<>();
    parts.forEach(part -> types.putAll(part.types()));
    return types;
  }

  @Nullable Plugin sector(String id) {
    return plugins.find(PluginKind.SECTOR, id);
  }

  private void typeFields(Map<String, Fetcher> fields) {
    fields.put(
        "OrganizationType.qualifiedCode",
        field -> Sources.qualified(field, type(field).value().code()));
    fields.put(
        "OrganizationType.levels",
        field -> type(field).value().levels().stream().sorted().toList());
    fields.put("OrganizationType.attributes", field -> family.attributes(type(field)));
    fields.put(
        "OrganizationType.criteriaSets",
        field -> holding(type(field), family.criteriaSets(type(field))));
    fields.put("OrganizationType.forms", field -> holding(type(field), family.forms(type(field))));
  }

  /** Those that hold wherever the type does. */
  private <T> List<Owned<T>> holding(Owned<OrganizationType> type, List<Owned<T>> all) {
    return all.stream().filter(owned -> family.holdsWith(type, owned)).toList();
  }

  private void formFields(Map<String, Fetcher> fields) {
    fields.put("Form.qualifiedId", field -> Sources.qualified(field, form(field).value().id()));
    fields.put(
        "Form.graphqlType",
        field -> Names.formType(form(field).plugin(), form(field).value().id()));
    fields.put("Form.recordsPath", field -> recordsPath(form(field)));
    fields.put("Form.schema", field -> schemas.asMap(form(field).value()));
  }

  private static List<String> recordsPath(Owned<Form> form) {
    return form.value().purpose() == FormPurpose.RECORD
        ? List.of(Names.camel(form.plugin()), PluginSdl.recordsField(form.value()))
        : List.of();
  }

  private static Owned<OrganizationType> type(FieldContext field) {
    return Sources.owned(field, OrganizationType.class);
  }

  private static Owned<Form> form(FieldContext field) {
    return Sources.owned(field, Form.class);
  }
}
