package org.exemplar.campaigns.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.campaigns.ClauseAnchor;
import org.exemplar.campaigns.PolicyClause;

/**
 * The clauses of one document as a tree.
 *
 * @param top clauses of the first level
 * @param byAnchor all clauses
 */
record Outline(List<ClauseView> top, Map<String, ClauseView> byAnchor) {

  /** The tree of clauses that stand each before those below it. */
  static Outline of(List<PolicyClause> clauses, Shelf shelf) {
    List<ClauseView> top = new ArrayList<>();
    Map<String, ClauseView> byAnchor = new LinkedHashMap<>();
    Map<String, List<ClauseView>> children = new HashMap<>();
    for (PolicyClause clause : clauses) {
      List<ClauseView> below = new ArrayList<>();
      ClauseView view = new ClauseView(clause, below, shelf);
      String anchor = clause.anchor().value();
      children.put(anchor, below);
      byAnchor.put(anchor, view);
      Optional<String> parent = clause.anchor().parent().map(ClauseAnchor::value);
      parent.map(children::get).orElse(top).add(view);
    }
    return new Outline(top, byAnchor);
  }
}
