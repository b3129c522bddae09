package org.exemplar.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryCache;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.exemplar.search.SearchResult;
import org.exemplar.search.SearchResult.Facet;
import org.exemplar.search.SearchResult.Highlight;
import org.exemplar.search.SearchResult.Hit;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Deadline;
import org.exemplar.store.StoreException;

/** Answers one question over the readers of several indexes as if they were one. */
final class Answer {
  private final Question question;
  private final List<Definition> definitions;
  private final List<Definition> owners = new ArrayList<>();
  private final Map<String, IndexSource> kinds = new TreeMap<>();
  private final IndexSearcher searcher;
  private final Highlights highlights;

  /**
   * Prepares the answer.
   *
   * @param definitions what is searched, one for each of the readers
   * @param readers kept open by the caller
   */
  Answer(
      Question question,
      List<Definition> definitions,
      List<? extends IndexReader> readers,
      QueryCache cache,
      Analyzers analyzers)
      throws IOException {
    this.question = question;
    this.definitions = definitions;
    this.highlights = new Highlights(analyzers);
    for (int i = 0; i < readers.size(); i++) {
      Definition owner = definitions.get(i);
      kinds.put(owner.id(), owner.index().source());
      owners.addAll(Collections.nCopies(readers.get(i).leaves().size(), owner));
    }
    searcher = new IndexSearcher(new MultiReader(readers.toArray(IndexReader[]::new), false));
    searcher.setQueryCache(cache);
    Deadline.current().ifPresent(deadline -> searcher.setTimeout(deadline::isPassed));
  }

  SearchResult result() throws IOException {
    FacetsCollector matching = question.facets() ? collected(question.matching()) : null;
    int total = matching == null ? searcher.count(question.matching()) : count(matching);
    SearchResult result = result(ranked(), total, matching == null ? List.of() : facets(matching));
    if (searcher.timedOut()) {
      throw new StoreException(Deadline.EXCEEDED, "the search was given up half-way");
    }
    return result;
  }

  /** The best; documents that cannot be among them are skipped, so that nothing is counted. */
  private ScoreDoc[] ranked() throws IOException {
    return searcher.search(
            question.ranking(),
            new TopFieldCollectorManager(
                question.sort(), question.size() + 1, question.start().orElse(null), 1))
        .scoreDocs;
  }

  private FacetsCollector collected(Query matching) throws IOException {
    return searcher.search(matching, new FacetsCollectorManager());
  }

  private static int count(FacetsCollector matching) {
    return matching.getMatchingDocs().stream().mapToInt(leaf -> leaf.totalHits()).sum();
  }

  private List<Facet> facets(FacetsCollector matching) throws IOException {
    FacetCounter counter = new FacetCounter(definitions);
    Map<String, Query> narrowed = question.narrowed();
    counter.add(matching, owners, field -> !narrowed.containsKey(field));
    for (Map.Entry<String, Query> each : narrowed.entrySet()) {
      counter.add(collected(each.getValue()), owners, each.getKey()::equals);
    }
    return counter.facets();
  }

  private SearchResult result(ScoreDoc[] found, int total, List<Facet> facets) throws IOException {
    List<FieldDoc> between =
        Arrays.stream(found)
            .map(FieldDoc.class::cast)
            .filter(hit -> question.isBetween(place(hit)))
            .toList();
    List<FieldDoc> read = between.subList(0, Math.min(between.size(), question.size()));
    List<FieldDoc> page = question.page().backwards() ? read.reversed() : read;
    List<List<Highlight>> marked = marked(page);
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      hits.add(hit(page.get(i), marked.get(i)));
    }
    boolean more = between.size() > question.size();
    PageRequest asked = question.page();
    return new SearchResult(
        hits, total, asked.hasNext(more), asked.hasPrevious(more), facets, question.terms());
  }

  private List<List<Highlight>> marked(List<FieldDoc> page) throws IOException {
    if (!question.highlights() || question.text().isEmpty()) {
      return Collections.nCopies(page.size(), List.of());
    }
    int[] hits = page.stream().mapToInt(hit -> hit.doc).toArray();
    return highlights.mark(searcher, question.text().get(), definitions, hits);
  }

  private Hit hit(FieldDoc found, List<Highlight> marked) {
    Cursor place = place(found);
    SortKey key = SortKey.parse(place.key());
    IndexSource kind = kinds.get(key.index());
    if (kind == null) {
      throw new IllegalStateException("a hit of an index that was not searched");
    }
    String cursor = place.encode(question.identity());
    return new Hit(key.index(), kind, key.key(), place.score(), cursor, marked);
  }

  private Cursor place(FieldDoc found) {
    float score = question.ranked() ? (Float) found.fields[0] : 1f;
    String key = ((BytesRef) found.fields[found.fields.length - 1]).utf8ToString();
    return new Cursor(question.ranked(), score, key);
  }
}
