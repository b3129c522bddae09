package org.exemplar.caselibrary.internal.publicity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a plan of publicity says.
 *
 * @param programme qualified code of the template of its programme
 * @param supersedes key of the plan in whose place it comes
 * @param nodes in the order of their days
 */
record PlanDraft(
    String organizationCode,
    String title,
    Optional<String> programme,
    Optional<String> supersedes,
    List<PlanNode> nodes) {
  PlanDraft {
    nodes =
        nodes.stream()
            .sorted(Comparator.comparing(PlanNode::dueOn).thenComparing(PlanNode::code))
            .toList();
  }
}
