package org.exemplar.caselibrary.internal.publicity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.spi.schema.Refusal;

/** From which state a plan may come into which. */
final class PublicityPlanWorkflow {
  private static final Map<PlanState, Set<PlanState>> NEXT =
      Map.of(
          PlanState.DRAFT, Set.of(PlanState.DRAFT, PlanState.FILED),
          PlanState.FILED, Set.of(PlanState.SUPERSEDED),
          PlanState.SUPERSEDED, Set.of());

  private PublicityPlanWorkflow() {}

  /** Why a plan may not come into a state. */
  static Optional<Refusal> refusal(PublicityPlan plan, PlanState next, String name) {
    if (NEXT.getOrDefault(plan.state(), Set.of()).contains(next)) {
      return Optional.empty();
    }
    Refusal why =
        next == PlanState.SUPERSEDED
            ? Refusal.conflict(
                "PLAN_NOT_FILED",
                "只能替代已报送且未被替代的计划",
                "only a plan that is filed, and in whose place none has come, is superseded")
            : Refusal.conflict(
                "PLAN_NOT_DRAFT",
                "计划已报送，不能再改；请另拟一份并注明所替代的计划",
                "the plan was filed and stays as it is; make another that supersedes it");
    return Optional.of(why.at("input", name));
  }
}
