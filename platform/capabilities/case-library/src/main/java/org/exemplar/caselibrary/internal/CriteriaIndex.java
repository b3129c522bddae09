package org.exemplar.caselibrary.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.plugins.Catalogue;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.Criterion;

/** The criteria of all plugins, by code. */
record CriteriaIndex(Map<String, Criterion> byCode) {

  static CriteriaIndex of(Catalogue catalogue) {
    Map<String, Criterion> byCode = new HashMap<>();
    catalogue.criteriaSets().stream()
        .flatMap(owned -> owned.value().items().stream())
        .forEach(item -> byCode.putIfAbsent(item.code(), item));
    return new CriteriaIndex(byCode);
  }

  boolean knows(String code) {
    return byCode.containsKey(code);
  }

  /** The clauses that those criteria come from. */
  List<String> clauses(List<String> codes) {
    return codes.stream()
        .map(code -> Optional.ofNullable(byCode.get(code)))
        .flatMap(Optional::stream)
        .flatMap(item -> item.clause().stream())
        .map(ClauseAnchor::toString)
        .distinct()
        .toList();
  }
}
