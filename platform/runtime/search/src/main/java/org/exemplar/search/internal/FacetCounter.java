package org.exemplar.search.internal;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.exemplar.search.SearchResult.Facet;
import org.exemplar.search.SearchResult.FacetValue;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;

/** Counts facet values of matching documents, merged over indexes by field name. */
final class FacetCounter {
  private static final int MOST_VALUES = 100;

  private final Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
  private final Map<String, Comparator<FacetValue>> orders = new LinkedHashMap<>();

  FacetCounter(List<Definition> definitions) {
    definitions.stream()
        .flatMap(definition -> definition.fields().stream())
        .filter(IndexField::facet)
        .forEach(this::register);
  }

  private void register(IndexField field) {
    Map<String, Integer> values =
        counts.computeIfAbsent(field.name(), name -> new LinkedHashMap<>());
    if (field.type() == IndexFieldType.NUMBER) {
      field.ranges().forEach(range -> values.putIfAbsent(range.code(), 0));
    } else {
      orders.put(
          field.name(),
          Comparator.comparingInt(FacetValue::count).reversed().thenComparing(FacetValue::value));
    }
  }

  /**
   * Adds what was collected.
   *
   * @param owners the definitions of the leaves, by ordinal
   * @param counted whether a field is counted among these documents, by its name
   */
  void add(FacetsCollector collected, List<Definition> owners, Predicate<String> counted)
      throws IOException {
    for (MatchingDocs matching : collected.getMatchingDocs()) {
      if (matching.totalHits() > 0) {
        add(matching, owners.get(matching.context().ord), counted);
      }
    }
  }

  private void add(MatchingDocs matching, Definition owner, Predicate<String> counted)
      throws IOException {
    LeafReader leaf = matching.context().reader();
    for (IndexField field : owner.fields()) {
      SortedSetDocValues values =
          field.facet() && counted.test(field.name())
              ? leaf.getSortedSetDocValues(Names.facet(field))
              : null;
      if (values != null) {
        add(matching, values, counts.computeIfAbsent(field.name(), name -> new LinkedHashMap<>()));
      }
    }
  }

  private static void add(
      MatchingDocs matching, SortedSetDocValues values, Map<String, Integer> target)
      throws IOException {
    int[] byOrdinal = new int[Math.toIntExact(values.getValueCount())];
    DocIdSetIterator documents = matching.bits().iterator();
    if (documents == null) {
      return;
    }
    for (int doc = documents.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = documents.nextDoc()) {
      if (values.advanceExact(doc)) {
        count(values, byOrdinal);
      }
    }
    for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
      if (byOrdinal[ordinal] > 0) {
        target.merge(values.lookupOrd(ordinal).utf8ToString(), byOrdinal[ordinal], Integer::sum);
      }
    }
  }

  private static void count(SortedSetDocValues values, int[] byOrdinal) throws IOException {
    for (int i = 0; i < values.docValueCount(); i++) {
      byOrdinal[(int) values.nextOrd()]++;
    }
  }

  /** The facets in the order of the definitions. */
  List<Facet> facets() {
    return counts.entrySet().stream()
        .map(entry -> new Facet(entry.getKey(), values(entry.getKey(), entry.getValue())))
        .toList();
  }

  private List<FacetValue> values(String name, Map<String, Integer> counted) {
    var values =
        counted.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> new FacetValue(entry.getKey(), entry.getValue()));
    Comparator<FacetValue> order = orders.get(name);
    return (order == null ? values : values.sorted(order)).limit(MOST_VALUES).toList();
  }
}
