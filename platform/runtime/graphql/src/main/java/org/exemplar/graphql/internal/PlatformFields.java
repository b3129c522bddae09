package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.search.SearchEngine;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.spi.schema.SchemaContribution;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;

/**
 * Fields that the platform itself answers: nodes by id, its own state, the plugins' root fields.
 */
final class PlatformFields implements SchemaContribution {
  /** What is known only when the generation is published. */
  record Published(long generation, String hash, String sdl) {}

  private static final int MAXIMUM_IDS = 200;
  private static final String VERSION =
      Optional.ofNullable(FrameworkUtil.getBundle(PlatformFields.class))
          .map(bundle -> bundle.getVersion().toString())
          .orElse("0.0.0");

  private final Catalogue catalogue;
  private final CatalogueFields sectors;
  private final SearchEngine engine;
  private final Fields fields;
  private final Supplier<Published> published;
  private final Supplier<Map<String, String>> bundleProblems;
  private final java.time.Clock clock;

  PlatformFields(
      Catalogue catalogue,
      CatalogueFields sectors,
      SearchEngine engine,
      Fields fields,
      Supplier<Published> published,
      Supplier<Map<String, String>> bundleProblems,
      java.time.Clock clock) {
    this.catalogue = catalogue;
    this.sectors = sectors;
    this.engine = engine;
    this.fields = fields;
    this.published = published;
    this.bundleProblems = bundleProblems;
    this.clock = clock;
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> found = new HashMap<>();
    found.put(
        "Query.node",
        field ->
            nodes(List.of(field.argument("id", String.class).orElseThrow()), field.caller())
                .getFirst());
    found.put("Query.nodes", this::nodes);
    found.put("Query.platform", field -> platform());
    found.put("Mutation.ping", field -> clock.instant().toString());
    for (InstalledPlugin plugin : catalogue.plugins()) {
      plugin.plugin().ifPresent(active -> root(found, plugin, active));
    }
    return found;
  }

  /** A plugin whose id is that of a field of the platform does not get it. */
  private void root(Map<String, Fetcher> found, InstalledPlugin installed, Plugin plugin) {
    String id = plugin.descriptor().id();
    String root = "Query." + Names.camel(id);
    if (!fields.answers(root)) {
      found.putIfAbsent(root, field -> Map.of());
    }
    found.put(Names.pascal(id) + "Query.plugin", field -> installed);
  }

  private Object platform() {
    Published now = published.get();
    List<Map<String, String>> problems = new ArrayList<>();
    bundleProblems
        .get()
        .forEach((bundle, reason) -> problems.add(Map.of("bundle", bundle, "reason", reason)));
    return Map.of(
        "version", VERSION,
        "generation", now.generation(),
        "schemaHash", now.hash(),
        "bundleProblems", problems,
        "searchIndexes", engine.indexes());
  }

  private Object nodes(FieldContext field) {
    List<?> ids = field.argument("ids", List.class).orElseThrow();
    if (ids.size() > MAXIMUM_IDS) {
      throw new Refused(
          Refusal.limit(
                  MAXIMUM_IDS,
                  "TOO_MANY_ITEMS",
                  "ids 最多 " + MAXIMUM_IDS + " 个，实际为 " + ids.size(),
                  "at most " + MAXIMUM_IDS + " ids, not " + ids.size())
              .at("ids"));
    }
    return nodes(ids.stream().map(String::valueOf).toList(), field.caller());
  }

  private List<@Nullable Object> nodes(List<String> ids, Caller caller) {
    Map<GlobalId, Object> loaded =
        fields.load(ids.stream().flatMap(id -> GlobalId.decode(id).stream()).toList(), caller);
    List<@Nullable Object> nodes = new ArrayList<>();
    for (String id : ids) {
      Plugin sector = sectors.sector(id);
      nodes.add(sector != null ? sector : GlobalId.decode(id).map(loaded::get).orElse(null));
    }
    return nodes;
  }
}
