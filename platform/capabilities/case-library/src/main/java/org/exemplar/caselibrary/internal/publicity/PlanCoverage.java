package org.exemplar.caselibrary.internal.publicity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.caselibrary.internal.publicity.PublicityPlanStore.Done;

/** How far a plan was carried out, node by node. */
record PlanCoverage(List<OfNode> nodes) {
  /** Where a node stands. */
  enum NodeState {
    PUBLISHED,
    OPEN,
    OVERDUE
  }

  /** How far a node was carried out. */
  record OfNode(
      PlanNode node,
      NodeState state,
      int published,
      int planned,
      Optional<LocalDate> firstPublishedOn) {
    static OfNode of(PlanNode node, Done done, LocalDate today) {
      NodeState state =
          done.published() > 0
              ? NodeState.PUBLISHED
              : node.dueOn().isBefore(today) ? NodeState.OVERDUE : NodeState.OPEN;
      return new OfNode(node, state, done.published(), done.planned(), done.first());
    }
  }

  static PlanCoverage of(PublicityPlan plan, Map<String, Done> done, LocalDate today) {
    return new PlanCoverage(
        plan.nodes().stream()
            .map(node -> OfNode.of(node, done.getOrDefault(node.code(), Done.NOTHING), today))
            .toList());
  }

  public int total() {
    return nodes.size();
  }

  public int published() {
    return count(NodeState.PUBLISHED);
  }

  public int overdue() {
    return count(NodeState.OVERDUE);
  }

  private int count(NodeState state) {
    return (int) nodes.stream().filter(node -> node.state() == state).count();
  }
}
