package org.exemplar.search.internal;

import java.util.List;
import org.exemplar.search.IndexEdition;
import org.exemplar.search.SearchEngine;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.tracing.Marks;
import org.exemplar.tracing.Tracing;

/**
 * Makes a span of each search that belongs to a trace: which indexes, and how much was found, not
 * what was looked for.
 */
final class TracedSearch extends ForwardingSearch {
  private final SearchEngine engine;
  private final Tracing tracing;

  TracedSearch(SearchEngine engine, Tracing tracing) {
    this.engine = engine;
    this.tracing = tracing;
  }

  @Override
  SearchEngine engine() {
    return engine;
  }

  @Override
  public SearchResult search(SearchQuery query) {
    if (!tracing.isUnderWay()) {
      return engine.search(query);
    }
    return Tracing.within(
        tracing.span("search"),
        span -> {
          SearchResult found = engine.search(query);
          span.setAttribute(Marks.INDEXES, indexes(query));
          span.setAttribute(Marks.HITS, (long) found.totalCount());
          return found;
        });
  }

  /** Told when the search has succeeded: then those that somebody names are ours. */
  private static List<String> indexes(SearchQuery query) {
    return query.indexes().isEmpty()
        ? query.known().stream().map(IndexEdition::id).toList()
        : query.indexes();
  }
}
