package org.exemplar.caselibrary.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.exemplar.caselibrary.CaseAct;
import org.exemplar.caselibrary.CasePromotionForm;
import org.exemplar.caselibrary.CaseStanding;
import org.exemplar.caselibrary.CaseState;
import org.exemplar.caselibrary.CaseStep;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.caselibrary.CaseTransition;
import org.exemplar.caselibrary.CaseWithdrawal;
import org.exemplar.caselibrary.MoveOutcome;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Transaction;

/** Moves cases from state to state. */
final class CaseMoves {
  /** How long what is said to an author, or of a withdrawal, is at most. */
  static final int LONGEST = 2_000;

  private final CaseAccess access;

  CaseMoves(CaseAccess access) {
    this.access = access;
  }

  MoveOutcome move(
      Transaction transaction, String key, CaseStep step, OptionalInt expected, Caller caller) {
    Map<String, CaseStudy> found = CaseStudyStore.byKeys(transaction.handle(), List.of(key));
    Optional<CaseStudy> study =
        Optional.ofNullable(found.get(key)).filter(one -> access.sees(one, caller));
    if (study.isEmpty()) {
      return refused(notFound());
    }
    CaseStudy before = study.get();
    Optional<Refusal> forbidden =
        forbidden(step.act(), before, caller)
            .map(refusal -> refusal.at("input", "caseStudy"))
            .or(() -> version(before, expected))
            .or(() -> illegal(before, step.act()))
            .or(() -> judged(transaction, before, step.act()));
    if (forbidden.isPresent()) {
      return refused(forbidden.get());
    }
    List<Refusal> wrong = wrong(before, step);
    if (!wrong.isEmpty()) {
      return new MoveOutcome.Refused(wrong);
    }
    if (step.act() == CaseAct.RETURN) {
      CaseSelectionStore.unselect(transaction.handle(), key);
    }
    CaseStudy after = before.standing(standing(transaction, before, step), transaction.now());
    write(
        transaction,
        before,
        after,
        new CaseTransition(
            step.act(),
            Optional.of(before.state()),
            after.state(),
            transaction.now(),
            caller.organization(),
            form(step),
            step.comment()),
        caller);
    return new MoveOutcome.Moved(after);
  }

  /** Writes a case that has moved, with the step and the entry of the log. */
  static void write(
      Transaction transaction,
      CaseStudy before,
      CaseStudy after,
      CaseTransition step,
      Caller caller) {
    CaseStudyStore.update(transaction.handle(), List.of(after));
    CaseTransitionStore.append(transaction.handle(), after.key(), step);
    transaction.record(
        NewChange.of(
            caller.origin(),
            StoredCaseStudies.SUBJECT,
            after.key(),
            Optional.of(ToldCase.of(before)),
            Optional.of(ToldCase.of(after))));
  }

  private Optional<Refusal> forbidden(CaseAct act, CaseStudy study, Caller caller) {
    Optional<String> code = study.content().organizationCode();
    return switch (act) {
      case BEGIN, SUBMIT -> access.refusal(caller, List.of(CaseAccess.WRITE), code);
      case RETURN, SELECT -> access.undecidable(caller, List.of(CaseAccess.SELECT), code);
      case PUBLISH, PROMOTE, WITHDRAW, REINSTATE ->
          access.undecidable(caller, List.of(CaseAccess.PUBLISH), code);
    };
  }

  static Optional<Refusal> version(CaseStudy study, OptionalInt expected) {
    int version = study.version();
    return expected.orElse(version) == version
        ? Optional.empty()
        : Optional.of(
            Refusal.version(
                    Optional.of(version),
                    "版本已是 " + version + "，请重新读取后再办",
                    "the version is " + version + " by now: read it again")
                .at("input", "expectedVersion"));
  }

  private static Optional<Refusal> illegal(CaseStudy study, CaseAct act) {
    return CaseStudyWorkflow.after(study.state(), act).isPresent()
        ? Optional.empty()
        : Optional.of(CaseStudyWorkflow.refusal(study.state(), act).at("input", "caseStudy"));
  }

  /** What a round judges is moved by its decision alone. */
  private static Optional<Refusal> judged(Transaction transaction, CaseStudy study, CaseAct act) {
    return act == CaseAct.RETURN || act == CaseAct.PUBLISH
        ? Optional.ofNullable(
                CaseSelectionStore.undecided(transaction.handle(), List.of(study.key()))
                    .get(study.key()))
            .map(SelectionRefusals::inSelection)
        : Optional.empty();
  }

  private static List<Refusal> wrong(CaseStudy study, CaseStep step) {
    List<Refusal> wrong = new ArrayList<>();
    if (step instanceof CaseStep.Submit) {
      Completeness.missingForSelection(study.content()).forEach(name -> wrong.add(lacking(name)));
    }
    if (step.comment().filter(CaseMoves::isUnfit).isPresent()
        || step instanceof CaseStep.Return && step.comment().isEmpty()) {
      wrong.add(unfit("COMMENT_INVALID", "comment"));
    }
    if (step instanceof CaseStep.Withdraw withdraw) {
      if (withdraw.text().isEmpty() && withdraw.reason() == CaseWithdrawal.Reason.OTHER) {
        wrong.add(
            Refusal.of(
                    "REASON_TEXT_MISSING",
                    "理由为 OTHER 时须写明文字",
                    "where the reason is OTHER, reasonText says it in words")
                .at("input", "reasonText"));
      } else if (withdraw.text().filter(CaseMoves::isUnfit).isPresent()) {
        wrong.add(unfit("COMMENT_INVALID", "reasonText"));
      }
    }
    return wrong;
  }

  static boolean isUnfit(String text) {
    return text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0;
  }

  static Refusal unfit(String code, String name) {
    return Refusal.of(
            code, name + " 应为 1 至 " + LONGEST + " 字", name + " has 1 to " + LONGEST + " characters")
        .at("input", name);
  }

  private static Refusal lacking(String name) {
    return Refusal.of(
            "CASE_INCOMPLETE",
            "报送前须填写 " + name,
            name + " has to be filled in before the case is handed in")
        .at("input", "caseStudy", name);
  }

  private static CaseStanding standing(Transaction transaction, CaseStudy before, CaseStep step) {
    CaseState next = CaseStudyWorkflow.after(before.state(), step.act()).orElseThrow();
    CaseStanding standing = before.standing();
    return switch (step) {
      case CaseStep.Withdraw why ->
          standing.withdrawn(new CaseWithdrawal(why.reason(), why.text(), before.state()));
      case CaseStep.Reinstate any ->
          standing.in(
              standing.withdrawal().map(CaseWithdrawal::from).orElse(next), transaction.now());
      default -> standing.in(next, transaction.now());
    };
  }

  private static Optional<CasePromotionForm> form(CaseStep step) {
    return step instanceof CaseStep.Promote promote
        ? Optional.of(promote.form())
        : Optional.empty();
  }

  static Refusal notFound() {
    return Refusal.notFound("CASE_NOT_FOUND", "没有这个案例", "there is no such case")
        .at("input", "caseStudy");
  }

  private static MoveOutcome refused(Refusal refusal) {
    return new MoveOutcome.Refused(List.of(refusal));
  }
}
