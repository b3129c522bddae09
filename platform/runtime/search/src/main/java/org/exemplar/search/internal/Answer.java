package org.exemplar.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.exemplar.search.SearchResult;
import org.exemplar.search.SearchResult.Alike;
import org.exemplar.search.SearchResult.Facet;
import org.exemplar.search.SearchResult.Highlight;
import org.exemplar.search.SearchResult.Hit;
import org.exemplar.spi.schema.PageRequest;

/** Answers one question over several indexes. */
final class Answer {
  private final Question question;
  private final Scope scope;
  private final IndexSearcher searcher;
  private final Highlights highlights;

  Answer(Question question, Scope scope, Analyzers analyzers) {
    this.question = question;
    this.scope = scope;
    this.searcher = scope.searcher();
    this.highlights = new Highlights(analyzers);
  }

  SearchResult result() throws IOException {
    FacetsCollector matching = question.options().facets() ? collected(question.matching()) : null;
    int total = matching == null ? searcher.count(question.matching()) : count(matching);
    SearchResult result =
        result(
            read(),
            total,
            matching == null ? List.of() : facets(matching),
            matching == null ? Map.of() : counts(matching));
    scope.checkTime();
    return result;
  }

  private Map<String, Integer> counts(FacetsCollector matching) {
    Map<String, Integer> counts = new HashMap<>();
    scope.definitions().forEach(definition -> counts.put(definition.id(), 0));
    matching
        .getMatchingDocs()
        .forEach(
            leaf ->
                counts.merge(
                    scope.owners().get(leaf.context().ord).id(), leaf.totalHits(), Integer::sum));
    return counts;
  }

  /** The first of each tier; documents that cannot be among them are skipped, not counted. */
  private List<Placed> read() throws IOException {
    List<Placed> read = new ArrayList<>();
    boolean backwards = question.page().backwards();
    for (Question.Reading reading : question.readings()) {
      int lacking = question.size() + 1 - read.size();
      if (lacking > 0) {
        ScoreDoc[] found =
            searcher.search(
                    reading.tier().ranking(),
                    new TopFieldCollectorManager(
                        question.order().sort(backwards), lacking, reading.start().orElse(null), 1))
                .scoreDocs;
        boolean partial = reading.tier().kind() == Cursor.Kind.PARTIAL;
        for (ScoreDoc each : found) {
          read.add(new Placed(each.doc, question.order().place((FieldDoc) each, partial)));
        }
      }
    }
    return read;
  }

  /** A document with where it stands among the hits. */
  private record Placed(int doc, Cursor place) {}

  private FacetsCollector collected(Query matching) throws IOException {
    return searcher.search(matching, new FacetsCollectorManager());
  }

  private static int count(FacetsCollector matching) {
    return matching.getMatchingDocs().stream().mapToInt(leaf -> leaf.totalHits()).sum();
  }

  private List<Facet> facets(FacetsCollector matching) throws IOException {
    FacetCounter counter = new FacetCounter(scope.definitions());
    Map<String, Query> narrowed = question.narrowed();
    counter.add(matching, scope.owners(), field -> !narrowed.containsKey(field));
    for (Map.Entry<String, Query> each : narrowed.entrySet()) {
      counter.add(collected(each.getValue()), scope.owners(), each.getKey()::equals);
    }
    return counter.facets();
  }

  private SearchResult result(
      List<Placed> found, int total, List<Facet> facets, Map<String, Integer> counts)
      throws IOException {
    List<Placed> between = found.stream().filter(hit -> question.isBetween(hit.place())).toList();
    List<Placed> read = between.subList(0, Math.min(between.size(), question.size()));
    List<Placed> page = question.page().backwards() ? read.reversed() : read;
    boolean more = between.size() > question.size();
    PageRequest asked = question.page();
    return new SearchResult(
        hits(page),
        total,
        asked.hasNext(more),
        asked.hasPrevious(more),
        page.isEmpty() ? Optional.empty() : Optional.of(cursor(page.getFirst())),
        page.isEmpty() ? Optional.empty() : Optional.of(cursor(page.getLast())),
        facets,
        counts,
        question.terms());
  }

  private String cursor(Placed hit) {
    return hit.place().encode(question.identity());
  }

  private List<Hit> hits(List<Placed> page) throws IOException {
    SequencedMap<Placed, List<Alike>> shown = folded(page);
    int[] docs = shown.keySet().stream().mapToInt(Placed::doc).toArray();
    List<List<Highlight>> marked = marked(docs);
    Optional<Reasons> reasons =
        question.options().reasons()
            ? question.text().map(text -> new Reasons(scope, text))
            : Optional.empty();
    List<Hit> hits = new ArrayList<>();
    for (Map.Entry<Placed, List<Alike>> each : shown.entrySet()) {
      Placed found = each.getKey();
      Scope.Found document = document(found);
      hits.add(
          new Hit(
              document.index(),
              document.source(),
              document.key(),
              found.place().score(),
              found.place().kind() == Cursor.Kind.PARTIAL,
              cursor(found),
              marked.get(hits.size()),
              reasons.isPresent() ? reasons.get().of(found.doc()) : List.of(),
              each.getValue()));
    }
    return hits;
  }

  private SequencedMap<Placed, List<Alike>> folded(List<Placed> page) throws IOException {
    SequencedMap<Placed, List<Alike>> shown = new LinkedHashMap<>();
    Likenesses likenesses = new Likenesses(searcher);
    for (Placed hit : page) {
      Placed stands = hit;
      double share = 0;
      for (Placed earlier : question.options().folded() ? shown.keySet() : Set.<Placed>of()) {
        double common = likenesses.share(hit.doc(), earlier.doc());
        if (common >= Likeness.ENOUGH && common > share) {
          stands = earlier;
          share = common;
        }
      }
      List<Alike> alike = shown.computeIfAbsent(stands, first -> new ArrayList<>());
      if (stands != hit) {
        Scope.Found other = document(hit);
        alike.add(new Alike(other.index(), other.source(), other.key(), share));
      }
    }
    return shown;
  }

  private Scope.Found document(Placed hit) {
    return scope.document(hit.doc(), SortKey.parse(hit.place().key()));
  }

  private List<List<Highlight>> marked(int[] hits) throws IOException {
    if (!question.options().highlights() || question.text().isEmpty()) {
      return Collections.nCopies(hits.length, List.of());
    }
    return highlights.mark(searcher, question.text().get(), scope.definitions(), hits);
  }
}
