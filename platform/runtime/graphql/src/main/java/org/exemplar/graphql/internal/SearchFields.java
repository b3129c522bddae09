package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exemplar.identity.Permissions;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.search.FieldFilter;
import org.exemplar.search.IndexEdition;
import org.exemplar.search.SearchEngine;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.SearchIndex;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageInfo;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.spi.schema.SchemaContribution;
import org.jspecify.annotations.Nullable;

/** The search over all indexes, and the typed search of each index definition. */
final class SearchFields implements SchemaContribution {
  private static final int MAXIMUM_CONDITIONS = 200;

  private final Catalogue catalogue;
  private final List<IndexEdition> editions;
  private final SearchEngine engine;
  private final Fields fields;
  private final Readings readings;
  private final FacetNames names;

  SearchFields(Catalogue catalogue, SearchEngine engine, Fields fields) {
    this.catalogue = catalogue;
    this.editions = catalogue.searchIndexes().stream().map(IndexEdition::of).toList();
    this.engine = engine;
    this.fields = fields;
    this.readings = new Readings(catalogue);
    this.names = new FacetNames(catalogue);
  }

  /** A hit with its object. */
  private record Found(SearchResult.Hit hit, Object node) {}

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> found = new LinkedHashMap<>();
    found.put("Query.search", this::searchAll);
    found.put("Query.searchIndexes", field -> catalogue.searchIndexes());
    for (Owned<SearchIndex> index : catalogue.searchIndexes()) {
      String root = Names.pascal(index.plugin()) + "Query";
      found.put(
          root + "." + PluginSdl.searchField(index.value()), field -> searchOne(index, field));
    }
    return found;
  }

  private Object searchAll(FieldContext field) {
    List<FieldFilter> filters = new ArrayList<>();
    Map<?, ?> filter = field.argument("filter", Map.class).orElse(Map.of());
    if (filter.get("fields") instanceof List<?> conditions) {
      limit(conditions, "fields");
      conditions.forEach(condition -> filters.add(filter((Map<?, ?>) condition)));
    }
    List<String> indexes = field.argument("index", String.class).map(List::of).orElse(List.of());
    SearchResult result = engine.search(query(field, indexes, filters));
    List<SearchIndex> searched = editions.stream().map(IndexEdition::definition).toList();
    return connection(field, result, names.named(telling(result.facets()), searched));
  }

  /** Over all indexes, most facets belong to documents that were not found. */
  private static List<SearchResult.Facet> telling(List<SearchResult.Facet> facets) {
    return facets.stream().filter(facet -> !facet.values().isEmpty()).toList();
  }

  private Object searchOne(Owned<SearchIndex> index, FieldContext field) {
    Map<?, ?> filter = field.argument("filter", Map.class).orElse(Map.of());
    List<FieldFilter> filters = new ArrayList<>();
    index.value().fields().forEach(definition -> filters.addAll(filters(definition, filter)));
    String id = index.qualify(index.value().id());
    SearchResult result = engine.search(query(field, List.of(id), filters));
    Map<String, List<FacetNames.NamedValue>> facets = new LinkedHashMap<>();
    index.value().fields().forEach(definition -> facets.put(definition.name(), List.of()));
    names
        .named(result.facets(), List.of(index.value()))
        .forEach(facet -> facets.put(facet.name(), facet.values()));
    return connection(field, result, facets);
  }

  private SearchQuery query(FieldContext field, List<String> indexes, List<FieldFilter> filters) {
    return new SearchQuery(
        editions,
        indexes,
        field.argument("text", String.class).filter(text -> !text.isBlank()),
        readings.of(strings(field.argument("localities", List.class).orElse(null))),
        filters,
        PageRequest.undecoded(field),
        field.selects("facets"),
        field.selects("edges/highlights"),
        held(field.caller()));
  }

  private static Set<String> held(Caller caller) {
    return Permissions.codes().stream().filter(caller::has).collect(Collectors.toUnmodifiableSet());
  }

  private static void limit(List<?> list, String name) {
    if (list.size() > MAXIMUM_CONDITIONS) {
      throw new Refused(
          Refusal.limit(
                  MAXIMUM_CONDITIONS,
                  "TOO_MANY_ITEMS",
                  name + " 最多 " + MAXIMUM_CONDITIONS + " 个，实际为 " + list.size(),
                  "at most " + MAXIMUM_CONDITIONS + " " + name + ", not " + list.size())
              .at("filter", name));
    }
  }

  private static FieldFilter filter(Map<?, ?> condition) {
    if (condition.get("anyOf") instanceof List<?> values) {
      limit(values, "anyOf");
    }
    return new FieldFilter(
        String.valueOf(condition.get("field")),
        strings(condition.get("anyOf")),
        string(condition.get("from")),
        string(condition.get("below")));
  }

  private static List<FieldFilter> filters(IndexField definition, Map<?, ?> filter) {
    List<FieldFilter> found = new ArrayList<>();
    Object asked = filter.get(definition.name());
    if (asked instanceof Map<?, ?> range) {
      found.add(
          new FieldFilter(
              definition.name(), List.of(), string(range.get("from")), string(range.get("below"))));
    } else if (asked != null) {
      found.add(
          new FieldFilter(definition.name(), strings(asked), Optional.empty(), Optional.empty()));
    }
    Object ranges = filter.get(definition.name() + "In");
    if (ranges != null && !definition.ranges().isEmpty()) {
      found.add(
          new FieldFilter(definition.name(), strings(ranges), Optional.empty(), Optional.empty()));
    }
    return found;
  }

  private static List<String> strings(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(value.toString());
    };
  }

  private static Optional<String> string(@Nullable Object value) {
    return Optional.ofNullable(value).map(Object::toString);
  }

  private Map<String, @Nullable Object> connection(
      FieldContext field, SearchResult result, Object facets) {
    List<Found> found =
        field.selects("edges") || field.selects("nodes") ? load(result, field.caller()) : List.of();
    List<Map<String, Object>> edges = new ArrayList<>();
    for (Found each : found) {
      edges.add(
          Map.of(
              "cursor", each.hit().cursor(),
              "node", each.node(),
              "index", each.hit().index(),
              "score", each.hit().score(),
              "highlights", each.hit().highlights()));
    }
    Map<String, @Nullable Object> connection = new LinkedHashMap<>();
    connection.put("edges", edges);
    connection.put("nodes", found.stream().map(Found::node).toList());
    connection.put("pageInfo", pageInfo(result));
    connection.put("totalCount", result.totalCount());
    connection.put("facets", facets);
    connection.put("understood", result.terms());
    return connection;
  }

  private static PageInfo pageInfo(SearchResult result) {
    boolean previous = result.hasPreviousPage();
    return result.hits().isEmpty()
        ? new PageInfo(result.hasNextPage(), previous, null, null)
        : new PageInfo(
            result.hasNextPage(),
            previous,
            result.hits().getFirst().cursor(),
            result.hits().getLast().cursor());
  }

  /** Hits whose object has gone since it was indexed are left out. */
  private List<Found> load(SearchResult result, Caller caller) {
    Map<GlobalId, Object> nodes =
        fields.load(result.hits().stream().map(SearchFields::id).toList(), caller);
    List<Found> found = new ArrayList<>();
    for (SearchResult.Hit hit : result.hits()) {
      Optional.ofNullable(nodes.get(id(hit))).ifPresent(node -> found.add(new Found(hit, node)));
    }
    return found;
  }

  private static GlobalId id(SearchResult.Hit hit) {
    return new GlobalId(IndexSdl.nodeType(hit.source()), hit.key());
  }
}
