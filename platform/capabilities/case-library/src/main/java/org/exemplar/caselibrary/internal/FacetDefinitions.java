package org.exemplar.caselibrary.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.exemplar.plugins.Catalogue;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.SearchIndex;

/** The facets that the index definitions have for a case, by name. */
record FacetDefinitions(Map<String, IndexField> byName) {

  /** The facets of the indexes that take in the document. */
  static FacetDefinitions of(Catalogue catalogue, Map<String, Object> document) {
    Map<String, IndexField> byName = new LinkedHashMap<>();
    catalogue.searchIndexes().stream()
        .map(Catalogue.Owned::value)
        .filter(index -> index.source() == IndexSource.CASE && takesIn(index, document))
        .flatMap(index -> index.fields().stream())
        .filter(field -> field.from().startsWith(CaseDocument.FACETS))
        .forEach(
            field ->
                byName.putIfAbsent(field.from().substring(CaseDocument.FACETS.length()), field));
    return new FacetDefinitions(byName);
  }

  Collection<String> names() {
    return byName.keySet();
  }

  private static boolean takesIn(SearchIndex index, Map<String, Object> document) {
    return index.where().entrySet().stream()
        .allMatch(condition -> condition.getValue().equals(at(document, condition.getKey())));
  }

  private static String at(Map<String, Object> document, String path) {
    Object value = document;
    for (String name : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map && map.get(name) != null ? map.get(name) : "";
    }
    return String.valueOf(value);
  }
}
