package org.exemplar.search.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.search.IndexEdition;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.SearchIndex;

/**
 * An index definition of the catalogue.
 *
 * @param id qualified id, such as {@code rural/cases}
 * @param folder name of the folder that holds its generations
 * @param index what the plugin says
 * @param fingerprint changes whenever the index must be built anew
 */
record Definition(String id, String folder, SearchIndex index, String fingerprint) {
  static Definition of(Owned<SearchIndex> owned) {
    return of(IndexEdition.of(owned));
  }

  static Definition of(IndexEdition edition) {
    return new Definition(
        edition.id(), edition.id().replace('/', '-'), edition.definition(), edition.fingerprint());
  }

  List<IndexField> fields() {
    return index.fields();
  }

  Optional<IndexField> field(String name) {
    return fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** Whether the index holds the document. */
  boolean holds(Map<String, Object> document) {
    return index.where().entrySet().stream()
        .allMatch(
            condition ->
                Values.at(document, condition.getKey()).stream()
                    .anyMatch(value -> value.toString().equals(condition.getValue())));
  }
}
