package org.exemplar.plugins.internal.content;

import static org.exemplar.plugins.internal.content.Values.each;
import static org.exemplar.plugins.internal.content.Values.flag;
import static org.exemplar.plugins.internal.content.Values.localized;
import static org.exemplar.plugins.internal.content.Values.optional;
import static org.exemplar.plugins.internal.content.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.exemplar.spi.FacetRange;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.SearchIndex;

/** Builds search indexes. */
final class IndexBuilder {
  private IndexBuilder() {}

  static SearchIndex build(JsonNode index) {
    Map<String, String> where = new LinkedHashMap<>();
    index.path("where").properties().forEach(e -> where.put(e.getKey(), e.getValue().asText()));
    return new SearchIndex(
        text(index, "id"),
        Values.version(index),
        localized(index, "title"),
        Values.constant(IndexSource.class, index, "source"),
        where,
        each(index, "fields", IndexBuilder::field));
  }

  private static IndexField field(JsonNode field) {
    String name = text(field, "name");
    return new IndexField(
        name,
        Values.constant(IndexFieldType.class, field, "type"),
        optional(field, "from").orElse(name),
        optional(field, "analysis"),
        field.path("boost").asDouble(1),
        flag(field, "highlight"),
        flag(field, "facet"),
        flag(field, "many"),
        Values.optionalLocalized(field, "title"),
        each(field, "ranges", IndexBuilder::range),
        flag(field, "suggest"),
        optional(field, "separator"));
  }

  private static FacetRange range(JsonNode range) {
    return new FacetRange(
        text(range, "code"), localized(range, "name"), bound(range, "from"), bound(range, "below"));
  }

  private static OptionalDouble bound(JsonNode range, String key) {
    JsonNode bound = range.path(key);
    return bound.isNumber() ? OptionalDouble.of(bound.doubleValue()) : OptionalDouble.empty();
  }
}
