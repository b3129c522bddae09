package org.exemplar.plugins.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.AttributeDefinition;
import org.exemplar.spi.OrganizationType;

/**
 * What types of several plugins have above them.
 *
 * @param types by plugin and code
 */
record TypeLines(Map<String, OrganizationType> types) {
  /** The type and those that it refines, as far as they are there, nearest first. */
  List<String> of(String type) {
    Set<String> line = new LinkedHashSet<>();
    Optional<String> next = Optional.of(type);
    while (next.isPresent() && types.containsKey(next.get()) && line.add(next.get())) {
      next = above(next.get());
    }
    return List.copyOf(line);
  }

  /** Plugin and code of the type directly above. */
  Optional<String> above(String type) {
    String plugin = type.substring(0, type.indexOf('/'));
    return Optional.ofNullable(types.get(type))
        .flatMap(known -> known.superType().map(new Owned<>(plugin, known)::qualify));
  }

  /** The way from a type back to itself; empty where there is none. */
  List<String> circle(String type) {
    List<String> line = new ArrayList<>(of(type));
    if (line.isEmpty() || !above(line.getLast()).equals(Optional.of(type))) {
      return List.of();
    }
    line.add(type);
    return line;
  }

  /** Attributes of a type and of all above it, by code. */
  Map<String, AttributeDefinition> attributes(String type) {
    Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
    for (String each : of(type)) {
      Optional.ofNullable(types.get(each))
          .map(OrganizationType::attributes)
          .orElse(List.of())
          .forEach(attribute -> attributes.putIfAbsent(attribute.code(), attribute));
    }
    return attributes;
  }
}
