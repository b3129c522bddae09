package org.exemplar.organizations.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exemplar.plugins.Catalogue;

/** Where the localities of a catalogue hold; all other plugins hold everywhere. */
final class Scopes {
  private final Map<String, List<String>> scopes = new LinkedHashMap<>();
  private final Set<String> roots;

  Scopes(Catalogue catalogue) {
    catalogue
        .localities()
        .forEach(plugin -> scopes.put(plugin.descriptor().id(), plugin.descriptor().scope()));
    roots = scopes.values().stream().flatMap(List::stream).collect(Collectors.toSet());
  }

  /** Codes of all organisations that scopes name. */
  Set<String> roots() {
    return roots;
  }

  /** Codes of the organisations for which, with all below, a plugin holds; empty for everywhere. */
  List<String> of(String plugin) {
    return scopes.getOrDefault(plugin, List.of());
  }

  /** Whether a plugin holds for an organisation that stands there. */
  boolean holds(String plugin, Position position) {
    return !scopes.containsKey(plugin) || distance(plugin, position).isPresent();
  }

  /** Whether a plugin holds in one part of the tree only. */
  boolean isBound(String plugin) {
    return scopes.containsKey(plugin);
  }

  /** Ids of the localities that hold for an organisation that stands there, the nearest first. */
  List<String> localities(Position position) {
    return scopes.keySet().stream()
        .filter(plugin -> holds(plugin, position))
        .sorted(
            Comparator.comparingInt((String plugin) -> distance(plugin, position).orElse(0))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private Optional<Integer> distance(String plugin, Position position) {
    return of(plugin).stream()
        .flatMap(root -> Optional.ofNullable(position.above().get(root)).stream())
        .min(Comparator.naturalOrder());
  }
}
