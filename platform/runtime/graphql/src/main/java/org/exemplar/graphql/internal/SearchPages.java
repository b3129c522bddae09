package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.exemplar.search.IndexEdition;
import org.exemplar.search.Relaxation;
import org.exemplar.search.SearchEngine;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.search.SearchResult.Hit;
import org.exemplar.search.SearchResult.Reason;
import org.exemplar.search.Similar;
import org.exemplar.search.Suggestion;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageInfo;
import org.jspecify.annotations.Nullable;

/** What was found, as the contract has it, with the objects that it stands for. */
final class SearchPages {
  private final SearchEngine engine;
  private final List<IndexEdition> editions;
  private final Fields fields;

  SearchPages(SearchEngine engine, List<IndexEdition> editions, Fields fields) {
    this.engine = engine;
    this.editions = editions;
    this.fields = fields;
  }

  /** {@code IndexCount} of the contract. */
  record IndexCount(String index, LocalizedText title, int count) {}

  /** {@code SearchReason} of the contract. */
  record ToldReason(
      String field,
      LocalizedText title,
      List<String> words,
      boolean otherWords,
      double boost,
      double share) {}

  /** {@code SimilarDocument} of the contract. */
  record SimilarDocument(
      Object node, String index, double score, double share, List<String> words) {}

  /** {@code SearchSuggestion} of the contract. */
  record ToldSuggestion(
      String text, String field, LocalizedText title, int count, @Nullable Object node) {}

  /** {@code SearchRelaxation} of the contract. */
  record ToldRelaxation(
      String kind,
      @Nullable String text,
      @Nullable String field,
      @Nullable String remaining,
      int totalCount) {
    static ToldRelaxation of(Relaxation found) {
      return new ToldRelaxation(
          found.kind().name(),
          found.text().orElse(null),
          found.field().orElse(null),
          found.remaining().orElse(null),
          found.totalCount());
    }
  }

  /** A page of hits; what takes another search is only looked for where it is selected. */
  Map<String, @Nullable Object> connection(
      FieldContext field, SearchQuery query, SearchResult result, Object facets) {
    boolean shown = field.selects("edges") || field.selects("nodes");
    Map<GlobalId, Object> nodes =
        shown
            ? fields.load(
                result.hits().stream().flatMap(hit -> ids(hit).stream()).toList(), field.caller())
            : Map.of();
    List<Map<String, Object>> edges =
        result.hits().stream()
            .filter(hit -> nodes.containsKey(id(hit.source(), hit.key())))
            .map(hit -> edge(hit, nodes))
            .toList();
    Map<String, @Nullable Object> connection = new LinkedHashMap<>();
    connection.put("edges", edges);
    connection.put("nodes", edges.stream().map(edge -> edge.get("node")).toList());
    connection.put("pageInfo", pageInfo(result));
    connection.put("totalCount", result.totalCount());
    connection.put("indexes", counts(result));
    connection.put("facets", facets);
    connection.put("understood", result.terms());
    if (field.selects("didYouMean")) {
      connection.put("didYouMean", engine.correct(query).orElse(null));
    }
    if (field.selects("relaxations")) {
      connection.put("relaxations", engine.relax(query).stream().map(ToldRelaxation::of).toList());
    }
    return connection;
  }

  private static List<GlobalId> ids(Hit hit) {
    List<GlobalId> ids = new ArrayList<>();
    ids.add(id(hit.source(), hit.key()));
    hit.alike().forEach(other -> ids.add(id(other.source(), other.key())));
    return ids;
  }

  private static GlobalId id(IndexSource source, String key) {
    return new GlobalId(IndexSdl.nodeType(source), key);
  }

  private Map<String, Object> edge(Hit hit, Map<GlobalId, Object> nodes) {
    Map<String, Object> edge = new LinkedHashMap<>();
    edge.put("cursor", hit.cursor());
    edge.put("node", nodes.get(id(hit.source(), hit.key())));
    edge.put("index", hit.index());
    edge.put("score", hit.score());
    edge.put("partial", hit.partial());
    edge.put("highlights", hit.highlights());
    edge.put("reasons", hit.reasons().stream().map(this::told).toList());
    edge.put(
        "alike",
        similar(
            hit.alike().stream()
                .map(
                    other ->
                        new Similar(
                            other.index(),
                            other.source(),
                            other.key(),
                            0,
                            other.share(),
                            List.of()))
                .toList(),
            nodes));
    return edge;
  }

  private ToldReason told(Reason reason) {
    return new ToldReason(
        reason.field(),
        title(reason.field()),
        reason.words(),
        reason.otherWords(),
        reason.boost(),
        reason.share());
  }

  private LocalizedText title(String field) {
    return FacetNames.title(
        field, editions.stream().flatMap(edition -> edition.definition().fields().stream()));
  }

  private List<IndexCount> counts(SearchResult result) {
    Map<String, LocalizedText> titles = new TreeMap<>();
    editions.forEach(edition -> titles.put(edition.id(), edition.definition().title()));
    return titles.entrySet().stream()
        .filter(each -> result.counts().containsKey(each.getKey()))
        .map(
            each ->
                new IndexCount(
                    each.getKey(), each.getValue(), result.counts().getOrDefault(each.getKey(), 0)))
        .toList();
  }

  private static PageInfo pageInfo(SearchResult result) {
    return new PageInfo(
        result.hasNextPage(),
        result.hasPreviousPage(),
        result.startCursor().orElse(null),
        result.endCursor().orElse(null));
  }

  /** What is like something, without what has gone since it was indexed. */
  List<SimilarDocument> similar(List<Similar> found, Caller caller) {
    return similar(
        found,
        fields.load(found.stream().map(each -> id(each.source(), each.key())).toList(), caller));
  }

  private static List<SimilarDocument> similar(List<Similar> found, Map<GlobalId, Object> nodes) {
    List<SimilarDocument> similar = new ArrayList<>();
    for (Similar each : found) {
      Optional.ofNullable(nodes.get(id(each.source(), each.key())))
          .ifPresent(
              node ->
                  similar.add(
                      new SimilarDocument(
                          node, each.index(), each.score(), each.share(), each.words())));
    }
    return similar;
  }

  /** Suggestions, with the object of those that only one document has. */
  List<ToldSuggestion> suggestions(List<Suggestion> found, FieldContext field) {
    Function<Suggestion.Document, GlobalId> id = each -> id(each.source(), each.key());
    Map<GlobalId, Object> nodes =
        field.selects("node")
            ? fields.load(
                found.stream().flatMap(each -> each.document().stream()).map(id).toList(),
                field.caller())
            : Map.of();
    return found.stream()
        .map(
            each ->
                new ToldSuggestion(
                    each.text(),
                    each.field(),
                    title(each.field()),
                    each.count(),
                    each.document().map(id).map(nodes::get).orElse(null)))
        .toList();
  }
}
