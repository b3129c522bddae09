package org.exemplar.graphql.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.plugins.Catalogue;
import org.exemplar.search.SearchResult;
import org.exemplar.spi.FacetRange;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.SearchIndex;

/** Says what counted fields and their values are called, so that whoever shows them knows none. */
final class FacetNames {
  private static final LocalizedText YES = new LocalizedText("是", "Yes");
  private static final LocalizedText NO = new LocalizedText("否", "No");

  private final Catalogue catalogue;

  FacetNames(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** {@code Facet} of the contract. */
  record Named(String name, LocalizedText title, List<NamedValue> values) {}

  /** {@code FacetValue} of the contract. */
  record NamedValue(String value, LocalizedText label, int count) {}

  /** Counted fields with their names, by the definitions that have them. */
  List<Named> named(List<SearchResult.Facet> facets, Collection<SearchIndex> indexes) {
    return facets.stream().map(facet -> named(facet, indexes)).toList();
  }

  private Named named(SearchResult.Facet facet, Collection<SearchIndex> indexes) {
    List<IndexField> fields =
        indexes.stream()
            .flatMap(index -> index.fields().stream())
            .filter(field -> field.name().equals(facet.name()))
            .toList();
    return new Named(
        facet.name(), title(facet.name(), fields.stream()), values(facet.values(), fields));
  }

  /** What a field is called; of several definitions of it the first counts. */
  static LocalizedText title(String name, Stream<IndexField> fields) {
    return fields
        .filter(field -> field.name().equals(name))
        .flatMap(field -> field.title().stream())
        .findFirst()
        .orElse(plain(name));
  }

  /** Counted values of a field with their names; of several definitions of it the first counts. */
  private List<NamedValue> values(List<SearchResult.FacetValue> values, List<IndexField> fields) {
    return values.stream()
        .map(
            value ->
                new NamedValue(
                    value.value(),
                    fields.stream()
                        .flatMap(field -> label(field, value.value()).stream())
                        .findFirst()
                        .orElse(plain(value.value())),
                    value.count()))
        .toList();
  }

  private Optional<LocalizedText> label(IndexField field, String value) {
    return switch (field.type()) {
      case NUMBER ->
          field.ranges().stream()
              .filter(range -> range.code().equals(value))
              .map(FacetRange::name)
              .findFirst();
      case BOOLEAN -> Optional.of(value.equals("true") ? YES : NO);
      case KEYWORD -> coded(field.from(), value);
      case DATE, TEXT -> Optional.empty();
    };
  }

  /** Names of what the platform and its plugins code, by where it stands in a document. */
  private Optional<LocalizedText> coded(String from, String value) {
    return switch (from) {
      case "level" ->
          Arrays.stream(OrganizationLevel.values())
              .filter(level -> level.name().equals(value))
              .map(OrganizationLevel::title)
              .findFirst();
      case "organizationType", "type" ->
          catalogue.organizationType(value).map(type -> type.value().name());
      case "sector" -> catalogue.active(value).map(plugin -> plugin.descriptor().name());
      default -> Optional.empty();
    };
  }

  private static LocalizedText plain(String text) {
    return new LocalizedText(text, text);
  }
}
