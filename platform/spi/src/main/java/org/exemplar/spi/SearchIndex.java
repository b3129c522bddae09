package org.exemplar.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Definition of a search index; becomes a typed filter and typed facets.
 *
 * @param id kebab-case, unique in its plugin
 * @param version its version; another version is another index
 * @param title its title
 * @param source what kind of document it holds
 * @param where conditions on the document, path to value; all must hold
 * @param fields its fields, in order
 */
public record SearchIndex(
    String id,
    PluginVersion version,
    LocalizedText title,
    IndexSource source,
    Map<String, String> where,
    List<IndexField> fields) {
  public SearchIndex {
    Check.code(id, "id");
    where = Map.copyOf(new LinkedHashMap<>(where));
    fields = List.copyOf(fields);
    Check.require(
        fields.stream().map(IndexField::name).collect(Collectors.toSet()).size() == fields.size(),
        "a field name stands twice in index " + id);
  }
}
