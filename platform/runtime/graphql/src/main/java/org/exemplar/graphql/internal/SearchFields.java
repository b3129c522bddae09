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
import org.exemplar.search.FieldSort;
import org.exemplar.search.IndexEdition;
import org.exemplar.search.SearchEngine;
import org.exemplar.search.SearchOptions;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.search.SearchScope;
import org.exemplar.search.Similar;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.SearchIndex;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
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
  private final List<SearchIndex> definitions;
  private final Readings readings;
  private final FacetNames names;
  private final SearchPages pages;

  SearchFields(Catalogue catalogue, SearchEngine engine, Fields fields) {
    this.catalogue = catalogue;
    this.editions = catalogue.searchIndexes().stream().map(IndexEdition::of).toList();
    this.engine = engine;
    this.definitions = editions.stream().map(IndexEdition::definition).toList();
    this.readings = new Readings(catalogue);
    this.names = new FacetNames(catalogue);
    this.pages = new SearchPages(engine, editions, fields);
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> found = new LinkedHashMap<>();
    found.put("Query.search", this::searchAll);
    found.put("Query.searchIndexes", field -> catalogue.searchIndexes());
    found.put("Query.searchSuggestions", this::suggestions);
    found.put("Query.moreLikeThis", this::moreLikeThis);
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
    SearchQuery query = query(field, index(field), filters);
    SearchResult result = engine.search(query);
    return pages.connection(
        field, query, result, names.named(telling(result.facets()), definitions));
  }

  private static List<String> index(FieldContext field) {
    return field.argument("index", String.class).map(List::of).orElse(List.of());
  }

  /** Over all indexes, most facets belong to documents that were not found. */
  private static List<SearchResult.Facet> telling(List<SearchResult.Facet> facets) {
    return facets.stream().filter(facet -> !facet.values().isEmpty()).toList();
  }

  private Object searchOne(Owned<SearchIndex> index, FieldContext field) {
    Map<?, ?> filter = field.argument("filter", Map.class).orElse(Map.of());
    List<FieldFilter> filters = new ArrayList<>();
    index.value().fields().forEach(definition -> filters.addAll(filters(definition, filter)));
    SearchQuery query = query(field, List.of(index.qualify(index.value().id())), filters);
    SearchResult result = engine.search(query);
    Map<String, List<FacetNames.NamedValue>> facets = new LinkedHashMap<>();
    index.value().fields().forEach(definition -> facets.put(definition.name(), List.of()));
    names
        .named(result.facets(), List.of(index.value()))
        .forEach(facet -> facets.put(facet.name(), facet.values()));
    return pages.connection(field, query, result, facets);
  }

  private SearchQuery query(FieldContext field, List<String> indexes, List<FieldFilter> filters) {
    return new SearchQuery(
        editions,
        indexes,
        field.argument("text", String.class).filter(text -> !text.isBlank()),
        readings.of(strings(field.argument("localities", List.class).orElse(null))),
        filters,
        PageRequest.undecoded(field),
        options(field),
        held(field.caller()));
  }

  private static SearchOptions options(FieldContext field) {
    return new SearchOptions(
        field.selects("facets") || field.selects("indexes"),
        field.selects("edges/highlights"),
        field.argument("partial", Boolean.class).orElse(true),
        field.selects("edges/reasons"),
        field.argument("fold", Boolean.class).orElse(false),
        field.argument("orderBy", Map.class).map(SearchFields::sort));
  }

  private static FieldSort sort(Map<?, ?> sort) {
    return new FieldSort(
        String.valueOf(sort.get("field")), !"ASCENDING".equals(sort.get("direction")));
  }

  private SearchScope scope(FieldContext field) {
    return new SearchScope(editions, index(field), held(field.caller()));
  }

  private Object suggestions(FieldContext field) {
    String typed = field.argument("text", String.class).orElse("");
    return pages.suggestions(engine.suggest(scope(field), typed, most(field)), field);
  }

  private Object moreLikeThis(FieldContext field) {
    Optional<GlobalId> id = field.argument("id", String.class).flatMap(GlobalId::decode);
    List<Similar> similar = new ArrayList<>();
    for (IndexSource source : IndexSource.values()) {
      id.filter(each -> each.type().equals(IndexSdl.nodeType(source)))
          .ifPresent(
              each -> similar.addAll(engine.like(scope(field), source, each.key(), most(field))));
    }
    return pages.similar(similar, field.caller());
  }

  private static int most(FieldContext field) {
    int most = field.argument("first", Integer.class).orElse(0);
    PageRequest.wrongSize(most, "first")
        .ifPresent(
            wrong -> {
              throw new Refused(wrong);
            });
    return most;
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
}
