package org.exemplar.caselibrary.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.exemplar.caselibrary.CaseAct;
import org.exemplar.caselibrary.CaseState;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.caselibrary.CaseTransition;
import org.exemplar.identity.Mandate;
import org.exemplar.identity.Mandates;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.Organizations;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Store;
import org.exemplar.store.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rounds in which bodies select cases. */
@Component(service = CaseSelections.class)
public final class CaseSelections {
  /** Days of a round are days where the bodies are that run it. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Store store;
  private final Organizations organizations;
  private final Mandates mandates;
  private final CaseAccess access;
  private final SelectionDecision decision;

  /**
   * Rounds over the cases of a library, whose tables come first.
   *
   * @param cases has made the tables
   */
  @Activate
  public CaseSelections(
      @Reference Store store,
      @Reference Organizations organizations,
      @Reference Mandates mandates,
      @Reference StoredCaseStudies cases) {
    this.store = store;
    this.organizations = organizations;
    this.mandates = mandates;
    this.access = cases.access();
    this.decision = new SelectionDecision(this::isTorn);
  }

  /** A round that somebody wants to open. */
  record Opening(
      String code,
      String title,
      Optional<OrganizationLevel> level,
      String body,
      CaseScores weights,
      int places,
      int minimumReviews,
      LocalDate opensOn,
      LocalDate closesOn) {}

  /** A change of a round that is there. */
  private interface Step {
    SelectionOutcome take(Transaction transaction, CaseSelection selection);
  }

  SelectionOutcome open(Opening wanted, Caller caller) {
    Optional<Refusal> forbidden = may(caller, wanted.body());
    if (forbidden.isPresent()) {
      return SelectionOutcome.refused(forbidden.get().at("input", "organization"));
    }
    Optional<Organization> body = organizations.find(wanted.body());
    if (body.isEmpty()) {
      return SelectionOutcome.refused(
          Refusal.notFound(
                  "ORGANIZATION_NOT_FOUND",
                  "没有组织“" + wanted.body() + "”",
                  "no organisation " + wanted.body())
              .at("input", "organization"));
    }
    List<Refusal> wrong = OpeningRules.check(wanted);
    if (!wrong.isEmpty()) {
      return SelectionOutcome.refused(wrong);
    }
    CaseSelection opened =
        new CaseSelection(
            wanted.code(),
            wanted.title(),
            wanted.level().orElse(body.get().level()),
            body.get().code(),
            body.get().name(),
            wanted.weights(),
            wanted.places(),
            wanted.minimumReviews(),
            wanted.opensOn(),
            wanted.closesOn(),
            CaseSelectionState.OPEN,
            Optional.empty(),
            1);
    return store.write(transaction -> opened(transaction, opened, caller));
  }

  private static SelectionOutcome opened(
      Transaction transaction, CaseSelection opened, Caller caller) {
    if (!CaseSelectionStore.byCodes(transaction.handle(), List.of(opened.code())).isEmpty()) {
      return SelectionOutcome.refused(SelectionRefusals.taken(opened.code()));
    }
    CaseSelectionStore.insert(transaction.handle(), opened);
    transaction.record(
        NewChange.of(
            caller.origin(),
            CaseSelection.TYPE,
            opened.code(),
            Optional.empty(),
            Optional.of(ToldSelection.of(opened, Map.of()))));
    return SelectionOutcome.of(opened);
  }

  /** Enters a case: by who runs the round, or by who writes the case. */
  SelectionOutcome enter(String code, String caseKey, Caller caller) {
    return changed(
        code,
        caller,
        (transaction, selection) -> {
          Optional<CaseStudy> study = seen(transaction, caseKey, caller);
          if (study.isEmpty()) {
            return SelectionOutcome.refused(CaseMoves.notFound());
          }
          Optional<String> owner = study.get().content().organizationCode();
          Optional<Refusal> forbidden = access.refusal(caller, List.of(CaseAccess.WRITE), owner);
          if (forbidden.isPresent() && may(caller, selection.bodyCode()).isPresent()) {
            return SelectionOutcome.refused(forbidden.get().at("input", "caseStudy"));
          }
          Optional<Refusal> unfit = unfit(transaction, selection, study.get());
          if (unfit.isPresent()) {
            return SelectionOutcome.refused(unfit.get());
          }
          CaseSelectionStore.enter(transaction.handle(), code, caseKey);
          return written(
              transaction, selection, selection.touched(), Map.of("entered", caseKey), caller);
        });
  }

  private Optional<Refusal> unfit(
      Transaction transaction, CaseSelection selection, CaseStudy study) {
    if (selection.state() != CaseSelectionState.OPEN) {
      return Optional.of(SelectionRefusals.state(selection, CaseSelectionState.OPEN));
    }
    LocalDate today = LocalDate.ofInstant(transaction.now(), ZONE);
    if (today.isBefore(selection.opensOn()) || today.isAfter(selection.closesOn())) {
      return Optional.of(SelectionRefusals.closed(selection));
    }
    List<String> owner = study.content().organizationCode().stream().toList();
    if (organizations.within(Reach.within(selection.bodyCode()), owner).isEmpty()) {
      return Optional.of(SelectionRefusals.elsewhere(selection));
    }
    return ineligible(transaction, selection, study);
  }

  private static Optional<Refusal> ineligible(
      Transaction transaction, CaseSelection selection, CaseStudy study) {
    List<String> key = List.of(study.key());
    String other = CaseSelectionStore.undecided(transaction.handle(), key).get(study.key());
    if (other != null) {
      return Optional.of(SelectionRefusals.inSelection(other));
    }
    if (study.state() != CaseState.SUBMITTED && study.state() != CaseState.SELECTED) {
      return Optional.of(
          SelectionRefusals.notEligible(
              "案例处于 " + study.state() + " 状态，已报送或已在下级入选的案例才能参加",
              "the case is "
                  + study.state()
                  + "; it has to be submitted, or selected on a lower level"));
    }
    return CaseSelectionStore.selectedAt(transaction.handle(), key)
            .getOrDefault(study.key(), List.of())
            .stream()
            .allMatch(before -> selection.level().isAbove(before.selection().level()))
        ? Optional.empty()
        : Optional.of(
            SelectionRefusals.notEligible(
                "案例已在本级或上级入选", "the case was selected on that level, or a higher one, already"));
  }

  SelectionOutcome startJudging(String code, OptionalInt expected, Caller caller) {
    return run(
        code,
        expected,
        caller,
        (transaction, selection) -> {
          if (selection.state() != CaseSelectionState.OPEN) {
            return SelectionOutcome.refused(
                SelectionRefusals.state(selection, CaseSelectionState.OPEN));
          }
          if (CaseSelectionStore.entriesOf(transaction.handle(), List.of(code)).isEmpty()) {
            return SelectionOutcome.refused(SelectionRefusals.empty());
          }
          return written(
              transaction,
              selection,
              selection.in(CaseSelectionState.JUDGING, Optional.empty()),
              Map.of(),
              caller);
        });
  }

  /**
   * Has accounts review entries, beside those that do already.
   *
   * @param caseKeys of the entries; none for all of them
   * @param accounts ids
   */
  SelectionOutcome assign(
      String code, List<String> caseKeys, List<String> accounts, Caller caller) {
    return run(
        code,
        OptionalInt.empty(),
        caller,
        (transaction, selection) -> {
          if (selection.isDecided()) {
            return SelectionOutcome.refused(SelectionRefusals.decided());
          }
          List<CaseEntry> entries =
              CaseSelectionStore.entriesOf(transaction.handle(), List.of(code)).stream()
                  .filter(entry -> caseKeys.isEmpty() || caseKeys.contains(entry.caseKey()))
                  .toList();
          if (entries.isEmpty() || entries.size() < caseKeys.stream().distinct().count()) {
            return SelectionOutcome.refused(SelectionRefusals.notEntered());
          }
          Map<String, CaseStudy> studies = studies(transaction, entries);
          List<Refusal> wrong =
              new ReviewerRules(access, mandates, selection, studies.values()).check(accounts);
          if (!wrong.isEmpty()) {
            return SelectionOutcome.refused(wrong);
          }
          for (CaseEntry entry : entries) {
            accounts.stream()
                .distinct()
                .filter(account -> !entry.reviewers().contains(account))
                .forEach(
                    account ->
                        CaseSelectionStore.assign(
                            transaction.handle(), code, entry.caseKey(), account));
          }
          return written(
              transaction,
              selection,
              selection.touched(),
              Map.of(
                  "reviewers",
                  accounts,
                  "cases",
                  entries.stream().map(CaseEntry::caseKey).toList()),
              caller);
        });
  }

  /** Gives points, or others in their place. */
  SelectionOutcome review(
      String code, String caseKey, CaseScores points, Optional<String> comment, Caller caller) {
    return changed(
        code,
        caller,
        (transaction, selection) -> {
          String account = caller.origin().actor();
          Optional<CaseEntry> entry =
              CaseSelectionStore.entriesOf(transaction.handle(), List.of(code)).stream()
                  .filter(one -> one.caseKey().equals(caseKey))
                  .filter(one -> seen(transaction, caseKey, caller).isPresent())
                  .findFirst();
          if (entry.isEmpty()) {
            return SelectionOutcome.refused(SelectionRefusals.notEntered());
          }
          Optional<Refusal> refusal =
              unfitReviewer(entry.get(), selection, caller)
                  .or(() -> torn(transaction, caseKey, caller))
                  .or(() -> wrongReview(selection, points, comment));
          if (refusal.isPresent()) {
            return SelectionOutcome.refused(refusal.get());
          }
          CaseSelectionStore.review(
              transaction.handle(),
              code,
              caseKey,
              new CaseReview(account, points, comment, transaction.now()));
          record(transaction, selection, selection, Map.of("reviewed", caseKey), caller);
          return SelectionOutcome.of(selection);
        });
  }

  private Optional<Refusal> unfitReviewer(CaseEntry entry, CaseSelection selection, Caller caller) {
    if (!entry.reviewers().contains(caller.origin().actor())) {
      return Optional.of(
          Refusal.notPermitted(
                  "NOT_ASSIGNED", "您未受指派评审该案例", "you were not assigned to review that case")
              .at("input", "caseStudy"));
    }
    return access
        .refusal(caller, List.of(CaseAccess.REVIEW), Optional.of(selection.bodyCode()))
        .map(refusal -> refusal.at("input", "selection"));
  }

  private static Optional<Refusal> torn(Transaction transaction, String caseKey, Caller caller) {
    return study(transaction, caseKey)
        .flatMap(study -> study.content().organizationCode())
        .filter(organization -> ReviewerRules.isTorn(caller, organization))
        .map(SelectionRefusals::conflict);
  }

  private static Optional<Refusal> wrongReview(
      CaseSelection selection, CaseScores points, Optional<String> comment) {
    if (selection.state() != CaseSelectionState.JUDGING) {
      return Optional.of(SelectionRefusals.state(selection, CaseSelectionState.JUDGING));
    }
    if (!points.arePoints()) {
      return Optional.of(
          Refusal.of("SCORE_INVALID", "每项应为 1 至 10 分", "each dimension has 1 to 10 points")
              .at("input", "scores"));
    }
    return comment
        .filter(CaseMoves::isUnfit)
        .map(any -> CaseMoves.unfit("COMMENT_INVALID", "comment"));
  }

  /**
   * Ranks the entries and selects the best.
   *
   * @param preferred keys in the order in which the last places go to cases that tie for them
   */
  SelectionOutcome decide(
      String code, OptionalInt expected, List<String> preferred, Caller caller) {
    return run(
        code,
        expected,
        caller,
        (transaction, selection) -> {
          if (selection.state() != CaseSelectionState.JUDGING) {
            return SelectionOutcome.refused(
                SelectionRefusals.state(selection, CaseSelectionState.JUDGING));
          }
          List<CaseEntry> entries =
              CaseSelectionStore.entriesOf(transaction.handle(), List.of(code));
          Map<String, CaseStudy> studies = studies(transaction, entries);
          Optional<Refusal> torn =
              studies.values().stream()
                  .flatMap(study -> study.content().organizationCode().stream())
                  .filter(caller.conflicts()::contains)
                  .findFirst()
                  .map(SelectionRefusals::conflict);
          if (torn.isPresent()) {
            return SelectionOutcome.refused(torn.get().at("input", "selection"));
          }
          SelectionDecision.Outcome outcome = decision.of(selection, entries, studies, preferred);
          if (!outcome.refusals().isEmpty()) {
            return SelectionOutcome.refused(outcome.refusals());
          }
          CaseSelection decided =
              selection.in(CaseSelectionState.DECIDED, Optional.of(transaction.now()));
          for (CaseRanking.Ranked result : outcome.ranked()) {
            CaseSelectionStore.decided(transaction.handle(), code, result);
            if (result.selected()) {
              select(transaction, decided, studies, result, caller);
            }
          }
          return written(
              transaction,
              selection,
              decided,
              Map.of("results", ToldSelection.results(outcome.ranked(), entries)),
              caller);
        });
  }

  private static void select(
      Transaction transaction,
      CaseSelection selection,
      Map<String, CaseStudy> studies,
      CaseRanking.Ranked result,
      Caller caller) {
    CaseStudy before = Objects.requireNonNull(studies.get(result.key()));
    CaseState next = CaseStudyWorkflow.after(before.state(), CaseAct.SELECT).orElseThrow();
    CaseSelectionStore.selected(
        transaction.handle(), selection.code(), before.key(), transaction.now(), result.rank());
    CaseMoves.write(
        transaction,
        before,
        before.standing(before.standing().in(next, transaction.now()), transaction.now()),
        new CaseTransition(
            CaseAct.SELECT,
            Optional.of(before.state()),
            next,
            transaction.now(),
            Optional.of(selection.bodyCode()),
            Optional.empty(),
            Optional.empty()),
        caller);
  }

  /** Rounds by code, for who has to do with cases; none for others. */
  Map<String, CaseSelection> byCodes(Collection<String> codes, Caller caller) {
    return reads(caller)
        ? store.read(handle -> CaseSelectionStore.byCodes(handle, codes))
        : Map.of();
  }

  /** Rounds in the order of their codes. */
  Connection<CaseSelection> page(CaseSelectionStore.Filter filter, PageRequest page) {
    List<CaseSelection> rows = store.read(handle -> CaseSelectionStore.page(handle, filter, page));
    return page.page(
        rows,
        CaseSelection::code,
        () -> store.read(handle -> CaseSelectionStore.count(handle, filter)));
  }

  List<CaseEntry> entriesOf(Collection<String> codes) {
    return store.read(handle -> CaseSelectionStore.entriesOf(handle, codes));
  }

  List<CaseEntry> entriesOfCases(Collection<String> keys) {
    return store.read(handle -> CaseSelectionStore.entriesOfCases(handle, keys));
  }

  Map<String, List<CaseSelectionStore.Selected>> selectedAt(Collection<String> keys) {
    return store.read(handle -> CaseSelectionStore.selectedAt(handle, keys));
  }

  /** Of some bodies, those whose rounds somebody runs. */
  boolean runs(Caller caller, CaseSelection selection) {
    return may(caller, selection.bodyCode()).isEmpty();
  }

  private static boolean reads(Caller caller) {
    return !CaseAccess.reach(caller, CaseAccess.ANY).isNothing();
  }

  private Optional<Refusal> may(Caller caller, String body) {
    return access.refusal(caller, List.of(CaseAccess.SELECT), Optional.of(body));
  }

  /** Whether an account must not judge cases of an organisation by now. */
  private boolean isTorn(String account, String organization) {
    return mandates
        .caller(new Mandate(account, Optional.empty(), Optional.empty()), CaseSelection.TYPE)
        .filter(caller -> ReviewerRules.isTorn(caller, organization))
        .isPresent();
  }

  /** A step of who runs the round. */
  private SelectionOutcome run(String code, OptionalInt expected, Caller caller, Step step) {
    return changed(
        code,
        caller,
        (transaction, selection) -> {
          Optional<Refusal> forbidden = may(caller, selection.bodyCode());
          if (forbidden.isPresent()) {
            return SelectionOutcome.refused(forbidden.get().at("input", "selection"));
          }
          return expected.orElse(selection.version()) == selection.version()
              ? step.take(transaction, selection)
              : SelectionOutcome.refused(SelectionRefusals.version(selection));
        });
  }

  private SelectionOutcome changed(String code, Caller caller, Step step) {
    return store.write(
        transaction -> {
          CaseSelection selection =
              CaseSelectionStore.byCodes(transaction.handle(), List.of(code)).get(code);
          return selection == null || !reads(caller)
              ? SelectionOutcome.refused(SelectionRefusals.notFound())
              : step.take(transaction, selection);
        });
  }

  private static SelectionOutcome written(
      Transaction transaction,
      CaseSelection before,
      CaseSelection after,
      Map<String, ?> more,
      Caller caller) {
    CaseSelectionStore.update(transaction.handle(), after);
    record(transaction, before, after, more, caller);
    return SelectionOutcome.of(after);
  }

  private static void record(
      Transaction transaction,
      CaseSelection before,
      CaseSelection after,
      Map<String, ?> more,
      Caller caller) {
    transaction.record(
        NewChange.of(
            caller.origin(),
            CaseSelection.TYPE,
            after.code(),
            Optional.of(ToldSelection.of(before, Map.of())),
            Optional.of(ToldSelection.of(after, more))));
  }

  private Optional<CaseStudy> seen(Transaction transaction, String key, Caller caller) {
    return study(transaction, key).filter(study -> access.sees(study, caller));
  }

  private static Optional<CaseStudy> study(Transaction transaction, String key) {
    return Optional.ofNullable(CaseStudyStore.byKeys(transaction.handle(), List.of(key)).get(key));
  }

  private static Map<String, CaseStudy> studies(Transaction transaction, List<CaseEntry> entries) {
    return new LinkedHashMap<>(
        CaseStudyStore.byKeys(
            transaction.handle(), entries.stream().map(CaseEntry::caseKey).toList()));
  }
}
