package org.exemplar.caselibrary;

import java.util.Optional;

/** A step of a case that somebody asks for, with what is said with it. */
public sealed interface CaseStep {
  /** What is done. */
  CaseAct act();

  /** What is said to the author. */
  Optional<String> comment();

  /** Handing it in. */
  record Submit(Optional<String> comment) implements CaseStep {
    @Override
    public CaseAct act() {
      return CaseAct.SUBMIT;
    }
  }

  /** Giving it back to its author, with what is to be done about it. */
  record Return(Optional<String> comment) implements CaseStep {
    @Override
    public CaseAct act() {
      return CaseAct.RETURN;
    }
  }

  /** Making it public. */
  record Publish(Optional<String> comment) implements CaseStep {
    @Override
    public CaseAct act() {
      return CaseAct.PUBLISH;
    }
  }

  /** Spreading it. */
  record Promote(CasePromotionForm form, Optional<String> comment) implements CaseStep {
    @Override
    public CaseAct act() {
      return CaseAct.PROMOTE;
    }
  }

  /** Marking it. */
  record Withdraw(CaseWithdrawal.Reason reason, Optional<String> text, Optional<String> comment)
      implements CaseStep {
    @Override
    public CaseAct act() {
      return CaseAct.WITHDRAW;
    }
  }

  /** Taking the mark away. */
  record Reinstate(Optional<String> comment) implements CaseStep {
    @Override
    public CaseAct act() {
      return CaseAct.REINSTATE;
    }
  }
}
