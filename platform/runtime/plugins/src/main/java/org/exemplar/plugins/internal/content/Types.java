package org.exemplar.plugins.internal.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The organisation types of a plugin, with what sub-types inherit. */
final class Types {
  private final Map<String, Located> byCode = new LinkedHashMap<>();

  Types(PluginTree tree) {
    for (Located type : tree.organizationTypes()) {
      type.text("code").ifPresent(code -> byCode.putIfAbsent(code, type));
    }
  }

  Set<String> codes() {
    return byCode.keySet();
  }

  /** The type and those above it, from the type upwards; ends where it would turn in a circle. */
  List<Located> chain(String code) {
    Set<String> seen = new LinkedHashSet<>();
    List<Located> chain = new ArrayList<>();
    Optional<String> next = Optional.of(code);
    while (next.isPresent() && byCode.containsKey(next.get()) && seen.add(next.get())) {
      Located type = byCode.get(next.get());
      chain.add(type);
      next = type.text("extends");
    }
    return chain;
  }

  /** Whether a type stands above itself. */
  boolean turns(String code) {
    List<Located> chain = chain(code);
    return !chain.isEmpty() && chain.getLast().text("extends").filter(code::equals).isPresent();
  }

  /** The attributes of a type and of those above it, by code; the highest come first. */
  SequencedMap<String, Located> attributes(String code) {
    SequencedMap<String, Located> attributes = new LinkedHashMap<>();
    for (Located type : chain(code).reversed()) {
      for (Located attribute : type.elements("attributes")) {
        attribute.text("code").ifPresent(name -> attributes.putIfAbsent(name, attribute));
      }
    }
    return attributes;
  }
}
