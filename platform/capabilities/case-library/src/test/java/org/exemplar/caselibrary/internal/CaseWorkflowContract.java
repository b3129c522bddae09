package org.exemplar.caselibrary.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.exemplar.testkit.FakeField.TESTER;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.exemplar.caselibrary.CaseAct;
import org.exemplar.caselibrary.CaseDraft;
import org.exemplar.caselibrary.CaseFilter;
import org.exemplar.caselibrary.CasePromotionForm;
import org.exemplar.caselibrary.CaseStanding;
import org.exemplar.caselibrary.CaseState;
import org.exemplar.caselibrary.CaseStep;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.caselibrary.CaseSummary;
import org.exemplar.caselibrary.CaseTransition;
import org.exemplar.caselibrary.CaseWithdrawal;
import org.exemplar.caselibrary.CaseWithdrawal.Reason;
import org.exemplar.caselibrary.MoveOutcome;
import org.exemplar.caselibrary.SaveMode;
import org.exemplar.caselibrary.SaveOutcome;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.junit.jupiter.api.Test;

abstract class CaseWorkflowContract extends WithCaseStudies {
  private static final Optional<String> NOTHING = Optional.empty();
  private static final List<CaseStep> STEPS =
      List.of(
          new CaseStep.Submit(NOTHING),
          new CaseStep.Return(Optional.of("请补充数据")),
          new CaseStep.Publish(NOTHING),
          new CaseStep.Promote(CasePromotionForm.BOOK, NOTHING),
          new CaseStep.Withdraw(Reason.INACCURATE, NOTHING, NOTHING),
          new CaseStep.Reinstate(NOTHING));
  private static final Caller VILLAGE = Callers.at("clerk", "990101", "cases:write");

  @Test
  void a_draft_needs_a_key_a_title_and_a_sector_alone() {
    CaseStudy draft = draft(bare("c-1"));

    assertThat(draft.state()).isEqualTo(CaseState.DRAFT);
    assertThat(draft.content().practice()).isEmpty();
    assertThat(draft.standing().madeBy()).contains("tester");
    assertThat(draft.standing().publishedAt()).isEmpty();
  }

  @Test
  void what_a_draft_lacks_is_told_field_by_field_when_it_is_submitted() {
    draft(bare("c-1"));

    assertThat(refusals(move("c-1", STEPS.getFirst())))
        .containsExactly(
            "CASE_INCOMPLETE at input/caseStudy/organizationCode",
            "CASE_INCOMPLETE at input/caseStudy/background",
            "CASE_INCOMPLETE at input/caseStudy/practice",
            "CASE_INCOMPLETE at input/caseStudy/results");
    assertThat(state("c-1")).isEqualTo(CaseState.DRAFT);
  }

  @Test
  void what_is_published_lacks_nothing() {
    assertThat(refusals(cases.save(List.of(bare("c-1")), SaveMode.PUBLISHED, TESTER)))
        .containsExactly(
            "CASE_INVALID at input/cases/0/background",
            "CASE_INVALID at input/cases/0/practice",
            "CASE_INVALID at input/cases/0/results");
    save(Drafts.good("c-2").draft(), SaveMode.PUBLISHED, TESTER);
    CaseDraft emptied = Drafts.good("c-2").with("practice", " ").draft();
    assertThat(refusals(cases.save(List.of(emptied), SaveMode.DRAFTS, TESTER)))
        .containsExactly("CASE_INVALID at input/cases/0/practice");
  }

  @Test
  void every_act_that_a_state_does_not_allow_is_refused_and_changes_nothing() {
    Set<String> tried = new java.util.TreeSet<>();
    for (CaseState state : CaseState.values()) {
      for (CaseStep step : STEPS) {
        String key = "c-" + state + "-" + step.act();
        put(key, state);
        MoveOutcome outcome = move(key, step);
        Optional<CaseState> next = CaseStudyWorkflow.after(state, step.act());
        tried.add(key);
        if (next.isPresent()) {
          assertThat(outcome).as(key).isInstanceOf(MoveOutcome.Moved.class);
          assertThat(state(key)).as(key).isEqualTo(next.get());
        } else {
          assertThat(refusals(outcome))
              .as(key)
              .containsExactly("TRANSITION_NOT_ALLOWED at input/caseStudy");
          assertThat(kept(key))
              .as(key)
              .returns(state, CaseStudy::state)
              .returns(1, CaseStudy::version);
        }
      }
    }
    assertThat(tried).hasSize(36);
  }

  @Test
  void a_refused_transition_names_the_state_and_what_it_allows() {
    put("c-1", CaseState.SELECTED);

    Refusal refusal = ((MoveOutcome.Refused) move("c-1", STEPS.getLast())).refusals().getFirst();

    assertThat(refusal).isInstanceOf(Refusal.StateConflict.class);
    assertThat(refusal.message().en())
        .isEqualTo(
            "the case is SELECTED, which does not allow REINSTATE; it allows: RETURN, SELECT,"
                + " PUBLISH");
  }

  @Test
  void what_happens_to_a_case_is_kept_step_by_step_and_told_to_the_log() {
    draft(Drafts.good("c-1").draft());
    move("c-1", new CaseStep.Submit(NOTHING));
    move("c-1", new CaseStep.Return(Optional.of("请补充数据")));

    assertThat(history("c-1"))
        .extracting(CaseTransition::act, CaseTransition::from, CaseTransition::to)
        .containsExactly(
            tuple(CaseAct.BEGIN, Optional.empty(), CaseState.DRAFT),
            tuple(CaseAct.SUBMIT, Optional.of(CaseState.DRAFT), CaseState.SUBMITTED),
            tuple(CaseAct.RETURN, Optional.of(CaseState.SUBMITTED), CaseState.DRAFT));
    assertThat(history("c-1").getLast().comment()).contains("请补充数据");
    assertThat(changes()).hasSize(3);
    assertThat(changes().getLast().payload())
        .contains("\"before\":{\"version\":2,\"state\":\"SUBMITTED\"")
        .contains("\"after\":{\"version\":3,\"state\":\"DRAFT\"");
  }

  @Test
  void a_case_is_promoted_in_several_forms_and_reinstated_to_what_it_was() {
    put("c-1", CaseState.PUBLISHED);
    move("c-1", new CaseStep.Promote(CasePromotionForm.BOOK, NOTHING));
    move("c-1", new CaseStep.Promote(CasePromotionForm.EXHIBITION, NOTHING));
    move("c-1", new CaseStep.Withdraw(Reason.OTHER, Optional.of("数据有误"), NOTHING));

    assertThat(
            Objects.requireNonNull(cases.byKeys(List.of("c-1"), Caller.anonymous()).get("c-1"))
                .standing()
                .withdrawal())
        .contains(new CaseWithdrawal(Reason.OTHER, Optional.of("数据有误"), CaseState.PROMOTED));
    move("c-1", new CaseStep.Reinstate(NOTHING));
    assertThat(state("c-1")).isEqualTo(CaseState.PROMOTED);
    assertThat(history("c-1"))
        .extracting(CaseTransition::form)
        .contains(Optional.of(CasePromotionForm.BOOK), Optional.of(CasePromotionForm.EXHIBITION));
  }

  @Test
  void a_return_has_a_comment_and_another_reason_has_words() {
    put("c-1", CaseState.SUBMITTED);
    put("c-2", CaseState.PUBLISHED);

    assertThat(refusals(move("c-1", new CaseStep.Return(NOTHING))))
        .containsExactly("COMMENT_INVALID at input/comment");
    assertThat(refusals(move("c-1", new CaseStep.Return(Optional.of("长".repeat(2_001))))))
        .containsExactly("COMMENT_INVALID at input/comment");
    assertThat(refusals(move("c-2", new CaseStep.Withdraw(Reason.OTHER, NOTHING, NOTHING))))
        .containsExactly("REASON_TEXT_MISSING at input/reasonText");
  }

  @Test
  void another_version_than_the_one_seen_is_a_conflict() {
    put("c-1", CaseState.DRAFT);

    assertThat(refusals(cases.move("c-1", STEPS.getFirst(), OptionalInt.of(7), TESTER)))
        .containsExactly("VERSION_CONFLICT at input/expectedVersion");
    assertThat(cases.move("c-1", STEPS.getFirst(), OptionalInt.of(1), TESTER))
        .isInstanceOf(MoveOutcome.Moved.class);
  }

  @Test
  void each_act_takes_its_permission_at_the_organisation() {
    for (CaseState state : CaseState.values()) {
      put("c-" + state, state);
    }
    Caller selecting = Callers.at("selecting", "990101", "cases:select");
    Caller publishing = Callers.at("publishing", "990101", "cases:publish");
    String refused = "NOT_ALLOWED at input/caseStudy";

    assertThat(refusals(move("c-DRAFT", STEPS.get(0), publishing))).containsExactly(refused);
    assertThat(refusals(move("c-SUBMITTED", STEPS.get(1), VILLAGE))).containsExactly(refused);
    for (int step = 2; step < STEPS.size(); step++) {
      assertThat(refusals(move("c-PUBLISHED", STEPS.get(step), VILLAGE))).containsExactly(refused);
      assertThat(refusals(move("c-PUBLISHED", STEPS.get(step), selecting)))
          .containsExactly(refused);
    }
    assertThat(move("c-DRAFT", STEPS.get(0), VILLAGE)).isInstanceOf(MoveOutcome.Moved.class);
    assertThat(move("c-SUBMITTED", STEPS.get(1), selecting)).isInstanceOf(MoveOutcome.Moved.class);
    assertThat(move("c-SELECTED", STEPS.get(2), publishing)).isInstanceOf(MoveOutcome.Moved.class);
  }

  @Test
  void nobody_decides_on_the_own_organisation_nor_where_there_is_a_conflict() {
    put("c-1", CaseState.SELECTED);
    Caller own =
        Callers.of("own", Optional.of("990101"), Set.of(), Reach.EVERYWHERE, "cases:publish");
    Caller torn =
        Callers.of("torn", Optional.empty(), Set.of("990101"), Reach.EVERYWHERE, "cases:publish");

    assertThat(refusals(move("c-1", STEPS.get(2), own)))
        .containsExactly("OWN_ORGANIZATION at input/caseStudy");
    assertThat(refusals(move("c-1", STEPS.get(2), torn)))
        .containsExactly("CONFLICT_OF_INTEREST at input/caseStudy");
    Caller both =
        Callers.of(
            "own",
            Optional.of("990101"),
            Set.of(),
            Reach.EVERYWHERE,
            "cases:write",
            "cases:publish");
    assertThat(refusals(cases.save(List.of(Drafts.good("c-2").draft()), SaveMode.PUBLISHED, both)))
        .containsExactly("OWN_ORGANIZATION at input/cases/0/organizationCode");
  }

  @Test
  void who_sees_which_case() {
    organizations.add("990201", "下榆村");
    for (CaseState state : CaseState.values()) {
      put("c-" + state, state);
    }
    put("n-DRAFT", CaseState.DRAFT, NOTHING);
    List<String> open = List.of("c-PROMOTED", "c-PUBLISHED", "c-WITHDRAWN");
    List<String> ofVillage =
        Stream.of(CaseState.values()).map(state -> "c-" + state).sorted().toList();
    List<String> all = Stream.concat(ofVillage.stream(), Stream.of("n-DRAFT")).toList();

    assertThat(seenBy(Caller.anonymous())).isEqualTo(open);
    assertThat(seenBy(Callers.without("somebody"))).isEqualTo(open);
    assertThat(seenBy(Callers.at("other", "990201", "cases:write"))).isEqualTo(open);
    assertThat(seenBy(Callers.at("reader", "990101", "records:read"))).isEqualTo(open);
    for (String permission : CaseAccess.ANY) {
      assertThat(seenBy(Callers.at("inside", "990101", permission))).isEqualTo(ofVillage);
      assertThat(seenBy(Callers.everywhere("all", permission))).isEqualTo(all);
    }
    assertThat(seenBy(Callers.without("tester"))).isEqualTo(all);
  }

  /** Whether a list, a lookup by key, the count and search agree is checked in one go. */
  private List<String> seenBy(Caller caller) {
    List<String> listed =
        cases
            .page(CaseFilter.all(), new PageRequest(100, Optional.empty()), caller)
            .nodes()
            .stream()
            .map(CaseSummary::key)
            .toList();
    List<String> keys = cases.all(allKeys()).keySet().stream().sorted().toList();
    assertThat(cases.byKeys(keys, caller).keySet()).containsExactlyInAnyOrderElementsOf(listed);
    assertThat(
            cases.page(CaseFilter.all(), new PageRequest(1, Optional.empty()), caller).totalCount())
        .isEqualTo(listed.size());
    for (String key : keys) {
      if (!listed.contains(key)) {
        assertThat(refusals(move(key, STEPS.getFirst(), caller)))
            .containsExactly("CASE_NOT_FOUND at input/caseStudy");
      }
    }
    return listed;
  }

  private static List<String> allKeys() {
    List<String> keys = new ArrayList<>(List.of("n-DRAFT"));
    EnumSet.allOf(CaseState.class).forEach(state -> keys.add("c-" + state));
    return keys;
  }

  @Test
  void states_narrow_a_list() {
    put("c-1", CaseState.DRAFT);
    put("c-2", CaseState.PUBLISHED);

    assertThat(
            cases
                .page(
                    new CaseFilter(NOTHING, NOTHING, Set.of(CaseState.DRAFT)),
                    new PageRequest(10, Optional.empty()),
                    TESTER)
                .nodes())
        .extracting(CaseSummary::key)
        .containsExactly("c-1");
  }

  @Test
  void search_gets_public_cases_alone() {
    CaseDocuments source = new CaseDocuments(cases, plugins);
    put("c-1", CaseState.SELECTED);
    assertThat(source.load(List.of("c-1"))).isEmpty();
    assertThat(source.count()).hasValue(0);

    move("c-1", new CaseStep.Publish(NOTHING));

    assertThat(source.touchedBy(changes().getLast())).containsExactly("c-1");
    assertThat(source.load(List.of("c-1")).get("c-1")).containsEntry("state", "PUBLISHED");
    assertThat(source.count()).hasValue(1);
  }

  @Test
  void what_is_being_selected_is_not_changed() {
    put("c-1", CaseState.SUBMITTED);
    put("c-2", CaseState.SELECTED);
    CaseDraft same = Drafts.good("c-1").draft();
    CaseDraft other = Drafts.good("c-2").with("title", "又一个题目").draft();

    assertThat(refusals(cases.save(List.of(same, other), SaveMode.DRAFTS, TESTER)))
        .containsExactly("CASE_UNDER_REVIEW at input/cases/1/key");
    assertThat(refusals(cases.save(List.of(other), SaveMode.PUBLISHED, TESTER)))
        .containsExactly("CASE_UNDER_REVIEW at input/cases/0/key");
  }

  @Test
  void what_is_public_is_changed_by_who_may_publish() {
    put("c-1", CaseState.PUBLISHED);
    CaseDraft other = Drafts.good("c-1").with("title", "又一个题目").draft();

    assertThat(refusals(cases.save(List.of(other), SaveMode.DRAFTS, VILLAGE)))
        .containsExactly("NOT_ALLOWED at input/cases/0/organizationCode");
    CaseStudy changed =
        save(
            other,
            SaveMode.DRAFTS,
            Callers.at("librarian", "990101", "cases:write", "cases:publish"));
    assertThat(changed.state()).isEqualTo(CaseState.PUBLISHED);
    assertThat(changed.content().title()).isEqualTo("又一个题目");
  }

  @Test
  void a_draft_that_is_sent_as_public_becomes_so() {
    draft(Drafts.good("c-1").draft());

    CaseStudy published = save(Drafts.good("c-1").draft(), SaveMode.PUBLISHED, TESTER);

    assertThat(published.state()).isEqualTo(CaseState.PUBLISHED);
    assertThat(published.standing().publishedAt()).contains(NOW);
    assertThat(history("c-1"))
        .extracting(CaseTransition::act)
        .containsExactly(CaseAct.BEGIN, CaseAct.PUBLISH);
  }

  @Test
  void what_a_case_brings_along_is_kept_and_its_files_with_it() {
    String mine = files.bring("tester", "photo.txt");
    String foreign = files.bring("somebody", "foreign.txt");
    Drafts full =
        Drafts.good("c-1")
            .with("authors", List.of(Map.of("organizationCode", "990101"), Map.of("name", "县委组织部")))
            .with(
                "figures",
                List.of(
                    Map.of(
                        "name",
                        "村集体收入",
                        "unit",
                        "万元",
                        "baseline",
                        3.0,
                        "value",
                        86.5,
                        "asOf",
                        "2025-06-30")))
            .with("clauses", List.of(clause("open#1")))
            .with(
                "recognitions",
                List.of(
                    Map.of("kind", "HONOUR", "title", "先进基层党组织", "level", "COUNTY", "body", "县委")))
            .with("attachments", List.of(mine));

    CaseStudy saved = draft(full.draft());

    assertThat(saved).isEqualTo(kept("c-1"));
    assertThat(saved.content().appendix().figures().getFirst().value())
        .isEqualByComparingTo("86.5");
    assertThat(files.kept).containsExactly("CaseStudy c-1/file-1");
    assertThat(
            refusals(
                cases.save(
                    List.of(full.with("attachments", List.of(mine, foreign)).draft()),
                    SaveMode.DRAFTS,
                    TESTER)))
        .containsExactly("FILE_NOT_FOUND at input/cases/0/attachments/1");
    draft(full.with("attachments", List.of()).draft());
    assertThat(files.kept).isEmpty();
  }

  @Test
  void wrong_things_that_a_case_brings_along_are_refused_at_their_place() {
    Drafts wrong =
        Drafts.good("c-1")
            .with("authors", List.of(Map.of(), Map.of("organizationCode", "nowhere")))
            .with("figures", List.of(Map.of("name", " ", "value", 1)))
            .with("clauses", List.of(clause("open#1"), clause("open#9"), "nonsense"))
            .with("recognitions", List.of(Map.of("kind", "SITE", "title", "长".repeat(201))));

    assertThat(refusals(cases.save(List.of(wrong.draft()), SaveMode.DRAFTS, TESTER)))
        .containsExactly(
            "CASE_INVALID at input/cases/0/authors/0",
            "ORGANIZATION_NOT_FOUND at input/cases/0/authors/1/organizationCode",
            "CASE_INVALID at input/cases/0/figures/0/name",
            "CLAUSE_UNKNOWN at input/cases/0/clauses/1",
            "CLAUSE_UNKNOWN at input/cases/0/clauses/2",
            "CASE_INVALID at input/cases/0/recognitions/0/title");
    assertThat(changes()).isEmpty();
  }

  @Test
  void a_clause_that_may_not_be_read_is_not_there() {
    CaseDraft draft = Drafts.good("c-1").with("clauses", List.of(clause("inside#1"))).draft();

    assertThat(refusals(cases.save(List.of(draft), SaveMode.DRAFTS, VILLAGE)))
        .containsExactly("CLAUSE_UNKNOWN at input/cases/0/clauses/0");
    draft(draft);
    assertThat(cases.clauses().find(Set.of("inside#1"), Caller.anonymous())).isEmpty();
    assertThat(cases.clauses().find(Set.of("inside#1"), TESTER)).containsOnlyKeys("inside#1");
  }

  @Test
  void files_of_a_case_that_is_refused_are_not_kept() {
    put("c-1", CaseState.SUBMITTED);
    CaseDraft changed =
        Drafts.good("c-1").with("attachments", List.of(files.bring("tester", "photo.txt"))).draft();

    assertThat(refusals(cases.save(List.of(changed), SaveMode.DRAFTS, TESTER)))
        .containsExactly("CASE_UNDER_REVIEW at input/cases/0/key");
    assertThat(files.kept).isEmpty();
  }

  @Test
  void a_restart_forgets_nothing() {
    put("c-1", CaseState.PUBLISHED);
    move("c-1", new CaseStep.Withdraw(Reason.SUPERSEDED, NOTHING, Optional.of("有新案例")));
    CaseStudy before = kept("c-1");
    List<CaseTransition> steps = history("c-1");
    store.close();

    store = RelationalStore.open(Engine.of(this::property), Clock.fixed(NOW, ZoneOffset.UTC));
    cases = new StoredCaseStudies(store, plugins, organizations, documents, files);

    assertThat(cases.all(List.of("c-1"))).containsValue(before);
    assertThat(cases.history(List.of("c-1"))).containsValue(steps);
  }

  private static CaseDraft bare(String key) {
    Drafts drafts = Drafts.good(key).without("organizationCode");
    List.of("background", "practice", "results").forEach(drafts::without);
    return drafts.draft();
  }

  private static String clause(String key) {
    return new org.exemplar.spi.schema.GlobalId("Clause", key).encode();
  }

  private CaseStudy draft(CaseDraft draft) {
    return save(draft, SaveMode.DRAFTS, TESTER);
  }

  private CaseStudy save(CaseDraft draft, SaveMode mode, Caller caller) {
    SaveOutcome outcome = cases.save(List.of(draft), mode, caller);
    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    return ((SaveOutcome.Saved) outcome).cases().getFirst();
  }

  private void put(String key, CaseState state) {
    put(key, state, Optional.of("990101"));
  }

  /** Puts a case in a state, however it came there. */
  private void put(String key, CaseState state, Optional<String> organization) {
    CaseStanding begun = CaseStanding.begun("tester").in(state, NOW);
    CaseStudy study =
        new CaseStudy(
            key,
            (organization.isPresent()
                    ? Drafts.good(key)
                    : Drafts.good(key).without("organizationCode"))
                .draft()
                .content(),
            organization.map(any -> "上榆村"),
            begun,
            1,
            NOW);
    store.write(
        transaction -> {
          CaseStudyStore.insert(transaction.handle(), List.of(study));
          transaction.record(
              org.exemplar.store.NewChange.of(
                  TESTER.origin(),
                  StoredCaseStudies.SUBJECT,
                  key,
                  Optional.empty(),
                  Optional.of(ToldCase.of(study))));
          return study;
        });
  }

  private List<CaseTransition> history(String key) {
    return Objects.requireNonNull(cases.history(List.of(key)).get(key));
  }

  private CaseStudy kept(String key) {
    return Objects.requireNonNull(cases.all(List.of(key)).get(key));
  }

  private CaseState state(String key) {
    return kept(key).state();
  }

  private MoveOutcome move(String key, CaseStep step) {
    return move(key, step, TESTER);
  }

  private MoveOutcome move(String key, CaseStep step, Caller caller) {
    return cases.move(key, step, OptionalInt.empty(), caller);
  }

  private static List<String> refusals(MoveOutcome outcome) {
    assertThat(outcome).isInstanceOf(MoveOutcome.Refused.class);
    return told(((MoveOutcome.Refused) outcome).refusals());
  }

  private static List<String> refusals(SaveOutcome outcome) {
    assertThat(outcome).isInstanceOf(SaveOutcome.Refused.class);
    return told(((SaveOutcome.Refused) outcome).refusals());
  }

  private static List<String> told(List<Refusal> refusals) {
    return refusals.stream()
        .map(refusal -> refusal.code() + " at " + String.join("/", refusal.path()))
        .toList();
  }
}
