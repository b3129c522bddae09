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
  private final OwnNames names;

  Types(PluginTree tree) {
    names = OwnNames.of(tree);
    for (Located type : tree.organizationTypes()) {
      type.text("code").ifPresent(code -> byCode.putIfAbsent(code, type));
    }
  }

  Set<String> codes() {
    return byCode.keySet();
  }

  /** Whether a name is that of another plugin's type, about which this plugin knows nothing. */
  boolean isForeign(String name) {
    return names.isForeign(name);
  }

  /** Whether a type, or one above it, is another plugin's, so that not all can be known of it. */
  boolean leadsElsewhere(String name) {
    return isForeign(name)
        || chain(name).stream()
            .flatMap(type -> type.text("extends").stream())
            .anyMatch(names::isForeign);
  }

  /** Refuses the name of a type that this plugin should have and has not. */
  void check(Located name, Findings findings) {
    name.text()
        .flatMap(names::own)
        .ifPresent(code -> findings.known(Words.TYPE, name, code, byCode.keySet()));
  }

  /**
   * The type and those of this plugin above it, from the type upwards; ends where it would turn in
   * a circle.
   */
  List<Located> chain(String name) {
    Set<String> seen = new LinkedHashSet<>();
    List<Located> chain = new ArrayList<>();
    Optional<String> next = names.own(name);
    while (next.isPresent() && byCode.containsKey(next.get()) && seen.add(next.get())) {
      Located type = byCode.get(next.get());
      chain.add(type);
      next = above(type);
    }
    return chain;
  }

  /** Code of the type of this plugin directly above a type. */
  private Optional<String> above(Located type) {
    return type.text("extends").flatMap(names::own);
  }

  /** Whether a type stands above itself. */
  boolean turns(String code) {
    List<Located> chain = chain(code);
    return !chain.isEmpty() && above(chain.getLast()).filter(code::equals).isPresent();
  }

  /**
   * The attributes of a type and of those of this plugin above it, by code; the highest come first.
   */
  SequencedMap<String, Located> attributes(String name) {
    SequencedMap<String, Located> attributes = new LinkedHashMap<>();
    for (Located type : chain(name).reversed()) {
      for (Located attribute : type.elements("attributes")) {
        attribute.text("code").ifPresent(code -> attributes.putIfAbsent(code, attribute));
      }
    }
    return attributes;
  }
}
