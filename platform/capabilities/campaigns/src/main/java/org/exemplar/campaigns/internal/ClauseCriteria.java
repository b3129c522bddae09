package org.exemplar.campaigns.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.campaigns.ClauseAnchor;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PolicySource;

/**
 * Which criteria of the plugins come from which clause. A plugin names documents by codes of its
 * own; which document that is, its number says, or its title where it has none.
 */
final class ClauseCriteria {
  private final List<Plugin> plugins;
  private final Map<Place, List<Found>> byPlace;
  private final Map<String, List<Source>> sources = new HashMap<>();

  /** A criterion with the set that it stands in; accessors are named as the fields of the type. */
  public record Found(Owned<CriteriaSet> set, Criterion item) {}

  private record Source(String plugin, String code) {}

  private record Place(Source source, String path) {}

  ClauseCriteria(Catalogue catalogue) {
    this.plugins = catalogue.active().toList();
    this.byPlace =
        catalogue.criteriaSets().stream()
            .flatMap(set -> placed(set, catalogue))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  List<Found> of(PolicyDocument document, ClauseAnchor anchor) {
    return sources.computeIfAbsent(document.key(), key -> named(document)).stream()
        .flatMap(
            source -> byPlace.getOrDefault(new Place(source, anchor.value()), List.of()).stream())
        .toList();
  }

  /** An item that a refining set took over is told with the set that it comes from alone. */
  private static Stream<Map.Entry<Place, Found>> placed(
      Owned<CriteriaSet> set, Catalogue catalogue) {
    Set<String> takenOver =
        catalogue.refined(set).stream()
            .flatMap(parent -> parent.value().items().stream())
            .map(Criterion::code)
            .collect(Collectors.toSet());
    return set.value().items().stream()
        .filter(item -> !takenOver.contains(item.code()))
        .flatMap(
            item ->
                item.clause().stream()
                    .map(
                        clause ->
                            Map.entry(
                                new Place(new Source(set.plugin(), clause.source()), clause.path()),
                                new Found(set, item))));
  }

  private List<Source> named(PolicyDocument document) {
    return plugins.stream()
        .flatMap(
            plugin ->
                plugin.descriptor().sources().stream()
                    .filter(source -> isMeant(source, document))
                    .map(source -> new Source(plugin.descriptor().id(), source.code())))
        .toList();
  }

  private static boolean isMeant(PolicySource source, PolicyDocument document) {
    return source.number().isPresent() && document.number().isPresent()
        ? source.number().equals(document.number())
        : document.title().filter(source.title().zh()::equals).isPresent();
  }
}
