package org.exemplar.graphql.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.SchemaContribution;
import org.jspecify.annotations.Nullable;

/** Fields of plugins and of what they bring as a whole: sectors and localities. */
final class PluginFields implements SchemaContribution {
  private final Catalogue catalogue;

  PluginFields(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> fields = new HashMap<>();
    fields.put("Query.plugins", field -> catalogue.plugins());
    fields.put("Query.sectors", field -> of(PluginKind.SECTOR));
    fields.put("Query.sector", field -> find(PluginKind.SECTOR, id(field)));
    fields.put("Query.localities", field -> of(PluginKind.LOCALITY));
    fields.put("Query.locality", field -> find(PluginKind.LOCALITY, id(field)));
    fields.put(
        "PluginProblem.line",
        field -> Optional.of(field.source(Problem.class).line()).filter(line -> line > 0));
    fields.put("Plugin.kind", field -> told(field, PluginDescriptor::kind).orElse(null));
    fields.put("Plugin.name", field -> told(field, PluginDescriptor::name).orElse(null));
    fields.put(
        "Plugin.description", field -> told(field, PluginDescriptor::description).orElse(null));
    fields.put("Plugin.scope", field -> told(field, PluginDescriptor::scope).orElse(List.of()));
    fields.put("Plugin.platform", field -> told(field, PluginDescriptor::platform).orElse(null));
    fields.put(
        "Plugin.requires", field -> told(field, PluginDescriptor::requires).orElse(List.of()));
    contents(fields, "Sector");
    contents(fields, "Locality");
    fields.put("Locality.scope", field -> Sources.plugin(field).descriptor().scope());
    fields.put(
        "Locality.programmeTemplates",
        field -> Sources.contributions(field, Plugin::programmeTemplates));
    fields.put("Locality.carriers", field -> Sources.contributions(field, Plugin::carriers));
    fields.put("Locality.guidance", field -> Sources.contributions(field, Plugin::guidance));
    List.of("GlossaryTerm", "CriteriaSet")
        .forEach(type -> fields.put(type + ".scope", field -> scope(field.source(Owned.class))));
    return fields;
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(Plugin.class, "Sector");
  }

  /** The working plugins of a kind. */
  List<Plugin> of(PluginKind kind) {
    return catalogue.active().filter(plugin -> plugin.descriptor().kind() == kind).toList();
  }

  /** The working plugin of a kind with that id. */
  @Nullable Plugin find(PluginKind kind, String id) {
    return catalogue.active(id).filter(plugin -> plugin.descriptor().kind() == kind).orElse(null);
  }

  private static void contents(Map<String, Fetcher> fields, String type) {
    fields.put(type + ".id", field -> Sources.plugin(field).descriptor().id());
    fields.put(type + ".name", field -> Sources.plugin(field).descriptor().name());
    fields.put(type + ".description", field -> Sources.plugin(field).descriptor().description());
    fields.put(type + ".version", field -> Sources.plugin(field).descriptor().version());
    fields.put(
        type + ".organizationTypes",
        field -> Sources.contributions(field, Plugin::organizationTypes));
    fields.put(type + ".criteriaSets", field -> Sources.contributions(field, Plugin::criteriaSets));
    fields.put(type + ".forms", field -> Sources.contributions(field, Plugin::forms));
    fields.put(
        type + ".searchIndexes", field -> Sources.contributions(field, Plugin::searchIndexes));
    fields.put(type + ".glossary", field -> Sources.contributions(field, Plugin::glossary));
  }

  private List<String> scope(Owned<?> owned) {
    return catalogue
        .active(owned.plugin())
        .map(plugin -> plugin.descriptor().scope())
        .orElse(List.of());
  }

  /** Empty where the descriptor cannot be read. */
  private static <T> Optional<T> told(FieldContext field, Function<PluginDescriptor, T> fact) {
    return field.source(InstalledPlugin.class).descriptor().map(fact);
  }

  private static String id(FieldContext field) {
    return field.argument("id", String.class).orElse("");
  }
}
