package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Form;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.SearchIndex;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.SchemaContribution;
import org.jspecify.annotations.Nullable;

/**
 * Fields that read the plugin catalogue: plugins, sectors, types, criteria sets, forms, indexes.
 */
final class CatalogueFields implements SchemaContribution {
  private final Catalogue catalogue;
  private final TypeFamily family;
  private final FormSchemas schemas;

  CatalogueFields(Catalogue catalogue, FormSchemas schemas) {
    this.catalogue = catalogue;
    this.family = new TypeFamily(catalogue);
    this.schemas = schemas;
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> fields = new HashMap<>();
    fields.put("Query.plugins", field -> catalogue.plugins());
    fields.put("Query.sectors", field -> sectors());
    fields.put("Query.sector", field -> sector(field.argument("id", String.class).orElse("")));
    fields.put("Query.criteriaSets", this::criteriaSets);
    pluginFields(fields);
    sectorFields(fields);
    typeFields(fields);
    criteriaFields(fields);
    formFields(fields);
    indexFields(fields);
    return fields;
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(Owned.class, "CriteriaSet", Plugin.class, "Sector");
  }

  List<Plugin> sectors() {
    return catalogue
        .active()
        .filter(plugin -> plugin.descriptor().kind() == PluginKind.SECTOR)
        .toList();
  }

  @Nullable Plugin sector(String id) {
    return sectors().stream()
        .filter(plugin -> plugin.descriptor().id().equals(id))
        .findFirst()
        .orElse(null);
  }

  private static void pluginFields(Map<String, Fetcher> fields) {
    fields.put(
        "Plugin.kind", field -> installed(field).descriptor().map(who -> who.kind()).orElse(null));
    fields.put(
        "Plugin.name", field -> installed(field).descriptor().map(who -> who.name()).orElse(null));
    fields.put(
        "PluginProblem.line",
        field -> Optional.of(field.source(Problem.class).line()).filter(line -> line > 0));
    fields.put(
        "Plugin.description",
        field -> installed(field).descriptor().map(who -> who.description()).orElse(null));
  }

  private void sectorFields(Map<String, Fetcher> fields) {
    fields.put("Sector.id", field -> plugin(field).descriptor().id());
    fields.put("Sector.name", field -> plugin(field).descriptor().name());
    fields.put("Sector.description", field -> plugin(field).descriptor().description());
    fields.put("Sector.version", field -> plugin(field).descriptor().version());
    fields.put("Sector.organizationTypes", field -> own(field, Plugin::organizationTypes));
    fields.put("Sector.criteriaSets", field -> own(field, Plugin::criteriaSets));
    fields.put("Sector.forms", field -> own(field, Plugin::forms));
    fields.put("Sector.searchIndexes", field -> own(field, Plugin::searchIndexes));
    fields.put("Sector.glossary", field -> plugin(field).glossary());
  }

  private void typeFields(Map<String, Fetcher> fields) {
    fields.put("OrganizationType.code", field -> type(field).code());
    fields.put("OrganizationType.qualifiedCode", field -> owned(field).qualify(type(field).code()));
    fields.put("OrganizationType.name", field -> type(field).name());
    fields.put("OrganizationType.description", field -> type(field).description());
    fields.put("OrganizationType.superType", field -> type(field).superType().orElse(null));
    fields.put("OrganizationType.levels", field -> type(field).levels().stream().sorted().toList());
    fields.put("OrganizationType.attributes", field -> family.attributes(typed(field)));
    fields.put(
        "OrganizationType.criteriaSets",
        field -> holding(typed(field), family.criteriaSets(typed(field))));
    fields.put(
        "OrganizationType.forms", field -> holding(typed(field), family.forms(typed(field))));
  }

  /** Those that hold wherever the type does. */
  private <T> List<Owned<T>> holding(Owned<OrganizationType> type, List<Owned<T>> all) {
    return all.stream().filter(owned -> family.holdsWith(type, owned)).toList();
  }

  private void criteriaFields(Map<String, Fetcher> fields) {
    fields.put("CriteriaSet.plugin", field -> owned(field).plugin());
    fields.put("CriteriaSet.code", field -> set(field).code());
    fields.put("CriteriaSet.key", field -> set(field).key());
    fields.put("CriteriaSet.issuer", field -> set(field).issuer());
    fields.put("CriteriaSet.subjectKind", field -> set(field).subjectKind());
    fields.put("CriteriaSet.organizationTypes", field -> set(field).organizationTypes());
    fields.put("CriteriaSet.name", field -> set(field).name());
    fields.put("CriteriaSet.version", field -> set(field).version());
    fields.put("CriteriaSet.use", field -> set(field).use());
    fields.put("CriteriaSet.theme", field -> set(field).theme().orElse(null));
    fields.put("CriteriaSet.refines", field -> set(field).refines().orElse(null));
    fields.put("CriteriaSet.related", field -> set(field).related());
    fields.put("CriteriaSet.source", field -> set(field).source().orElse(null));
    fields.put("CriteriaSet.dimensions", field -> set(field).dimensions());
    fields.put("CriteriaSet.items", CatalogueFields::items);
  }

  private static Object items(FieldContext field) {
    Optional<String> dimension = field.argument("dimension", String.class);
    return set(field).items().stream()
        .filter(item -> dimension.isEmpty() || item.dimension().equals(dimension.get()))
        .toList();
  }

  private void formFields(Map<String, Fetcher> fields) {
    fields.put("Form.id", field -> form(field).id());
    fields.put("Form.qualifiedId", field -> owned(field).qualify(form(field).id()));
    fields.put("Form.version", field -> form(field).version());
    fields.put("Form.title", field -> form(field).title());
    fields.put("Form.description", field -> form(field).description());
    fields.put("Form.purpose", field -> form(field).purpose());
    fields.put("Form.organizationTypes", field -> form(field).organizationTypes());
    fields.put(
        "Form.graphqlType", field -> Names.formType(owned(field).plugin(), form(field).id()));
    fields.put("Form.fields", field -> form(field).fields());
    fields.put("Form.layout", field -> form(field).layout());
    fields.put("Form.schema", field -> schemas.asMap(form(field)));
  }

  private static void indexFields(Map<String, Fetcher> fields) {
    fields.put("SearchIndex.id", field -> owned(field).qualify(index(field).id()));
    fields.put("SearchIndex.version", field -> index(field).version());
    fields.put("SearchIndex.title", field -> index(field).title());
    fields.put("SearchIndex.source", field -> index(field).source());
    fields.put("SearchIndex.fields", field -> index(field).fields());
  }

  private Object criteriaSets(FieldContext field) {
    Map<?, ?> filter = field.argument("filter", Map.class).orElse(Map.of());
    return catalogue.criteriaSets().stream()
        .filter(set -> fits(filter, "plugin", set.plugin()))
        .filter(set -> fits(filter, "code", set.value().code()))
        .filter(set -> fits(filter, "issuer", set.value().issuer().code()))
        .filter(set -> fits(filter, "subjectKind", set.value().subjectKind().name()))
        .filter(set -> fits(filter, "use", set.value().use().name()))
        .filter(set -> judges(filter.get("organizationType"), set))
        .toList();
  }

  private boolean judges(@Nullable Object type, Owned<CriteriaSet> set) {
    return type == null
        || catalogue
            .organizationType(type.toString())
            .map(known -> family.criteriaSets(known).contains(set))
            .orElse(false);
  }

  private static boolean fits(Map<?, ?> filter, String key, String value) {
    Object asked = filter.get(key);
    return asked == null || asked.equals(value);
  }

  private static <T> List<Owned<T>> own(FieldContext field, Function<Plugin, List<T>> part) {
    Plugin plugin = plugin(field);
    List<Owned<T>> all = new ArrayList<>();
    part.apply(plugin).forEach(value -> all.add(new Owned<>(plugin.descriptor().id(), value)));
    return all;
  }

  private static Owned<?> owned(FieldContext field) {
    return field.source(Owned.class);
  }

  private static InstalledPlugin installed(FieldContext field) {
    return field.source(InstalledPlugin.class);
  }

  private static Plugin plugin(FieldContext field) {
    return field.source(Plugin.class);
  }

  private static OrganizationType type(FieldContext field) {
    return (OrganizationType) owned(field).value();
  }

  private static Owned<OrganizationType> typed(FieldContext field) {
    return new Owned<>(owned(field).plugin(), type(field));
  }

  private static CriteriaSet set(FieldContext field) {
    return (CriteriaSet) owned(field).value();
  }

  private static Form form(FieldContext field) {
    return (Form) owned(field).value();
  }

  private static SearchIndex index(FieldContext field) {
    return (SearchIndex) owned(field).value();
  }
}
