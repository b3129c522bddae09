package org.exemplar.caselibrary.internal;

import static org.exemplar.caselibrary.CaseState.DRAFT;
import static org.exemplar.caselibrary.CaseState.PROMOTED;
import static org.exemplar.caselibrary.CaseState.PUBLISHED;
import static org.exemplar.caselibrary.CaseState.SELECTED;
import static org.exemplar.caselibrary.CaseState.SUBMITTED;
import static org.exemplar.caselibrary.CaseState.WITHDRAWN;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exemplar.caselibrary.CaseAct;
import org.exemplar.caselibrary.CaseState;
import org.exemplar.spi.schema.Refusal;

/** Which act leads a case from which state to which one; there are no others. */
final class CaseStudyWorkflow {
  /** A transition that is legal. */
  record Step(CaseState from, CaseAct act, CaseState to) {}

  /**
   * All of them; a case that is reinstated goes back to where it came from, which is one of two.
   */
  static final List<Step> STEPS =
      List.of(
          new Step(DRAFT, CaseAct.SUBMIT, SUBMITTED),
          new Step(SUBMITTED, CaseAct.RETURN, DRAFT),
          new Step(SELECTED, CaseAct.RETURN, DRAFT),
          new Step(SUBMITTED, CaseAct.SELECT, SELECTED),
          new Step(SELECTED, CaseAct.SELECT, SELECTED),
          new Step(SELECTED, CaseAct.PUBLISH, PUBLISHED),
          new Step(PUBLISHED, CaseAct.PROMOTE, PROMOTED),
          new Step(PROMOTED, CaseAct.PROMOTE, PROMOTED),
          new Step(PUBLISHED, CaseAct.WITHDRAW, WITHDRAWN),
          new Step(PROMOTED, CaseAct.WITHDRAW, WITHDRAWN),
          new Step(WITHDRAWN, CaseAct.REINSTATE, PUBLISHED));

  private CaseStudyWorkflow() {}

  /** Where an act leads; empty where it is not legal. */
  static Optional<CaseState> after(CaseState from, CaseAct act) {
    return STEPS.stream()
        .filter(step -> step.from() == from && step.act() == act)
        .map(Step::to)
        .findFirst();
  }

  /** What is legal in a state. */
  static List<CaseAct> allowed(CaseState from) {
    return STEPS.stream().filter(step -> step.from() == from).map(Step::act).toList();
  }

  /** Says what is legal instead. */
  static Refusal refusal(CaseState from, CaseAct act) {
    String right = allowed(from).stream().map(Enum::name).collect(Collectors.joining(", "));
    return Refusal.conflict(
        "TRANSITION_NOT_ALLOWED",
        "案例处于 " + from + " 状态，不能 " + act + "；可以：" + right,
        "the case is " + from + ", which does not allow " + act + "; it allows: " + right);
  }
}
