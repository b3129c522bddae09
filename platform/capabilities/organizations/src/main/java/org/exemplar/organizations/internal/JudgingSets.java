package org.exemplar.organizations.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.CriteriaSet;

/**
 * Which criteria sets judge organisations of a type; a refined one gives way to what refines it.
 */
final class JudgingSets {
  private final Map<String, List<Owned<CriteriaSet>>> byType = new LinkedHashMap<>();
  private final Map<String, String> refined = new HashMap<>();

  JudgingSets(Catalogue catalogue) {
    for (Owned<CriteriaSet> set : catalogue.criteriaSets()) {
      for (String type : set.value().organizationTypes()) {
        byType.computeIfAbsent(set.qualify(type), key -> new ArrayList<>()).add(set);
      }
      catalogue.refined(set).ifPresent(parent -> refined.put(key(set), key(parent)));
    }
  }

  /**
   * The sets of a line of types in a part of the tree. A set that another of them refines is left
   * out, and the other one stands in its place.
   *
   * @param types qualified codes, the nearest first
   */
  List<Owned<CriteriaSet>> of(List<String> types, Scopes scopes, Position position) {
    Map<String, Owned<CriteriaSet>> found = new LinkedHashMap<>();
    for (String type : types) {
      byType.getOrDefault(type, List.of()).stream()
          .filter(set -> scopes.holds(set.plugin(), position))
          .forEach(set -> found.putIfAbsent(key(set), set));
    }
    Map<String, List<String>> refining = new HashMap<>();
    List<String> first = new ArrayList<>();
    for (String set : found.keySet()) {
      nearest(set, found.keySet())
          .ifPresentOrElse(
              parent -> refining.computeIfAbsent(parent, key -> new ArrayList<>()).add(set),
              () -> first.add(set));
    }
    List<Owned<CriteriaSet>> shown = new ArrayList<>();
    first.forEach(set -> show(set, found, refining, shown));
    return shown;
  }

  /** The nearest set among some that a set refines, be it by way of others. */
  private Optional<String> nearest(String set, Set<String> among) {
    String parent = refined.get(set);
    while (parent != null && !among.contains(parent)) {
      parent = refined.get(parent);
    }
    return Optional.ofNullable(parent);
  }

  private static void show(
      String set,
      Map<String, Owned<CriteriaSet>> found,
      Map<String, List<String>> refining,
      List<Owned<CriteriaSet>> shown) {
    List<String> children = refining.getOrDefault(set, List.of());
    if (children.isEmpty()) {
      Optional.ofNullable(found.get(set)).ifPresent(shown::add);
    }
    children.forEach(child -> show(child, found, refining, shown));
  }

  private static String key(Owned<CriteriaSet> set) {
    return set.qualify(set.value().code());
  }
}
