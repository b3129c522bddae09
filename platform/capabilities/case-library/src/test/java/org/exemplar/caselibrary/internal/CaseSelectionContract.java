package org.exemplar.caselibrary.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.exemplar.testkit.FakeField.TESTER;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.exemplar.caselibrary.CaseState;
import org.exemplar.caselibrary.CaseStep;
import org.exemplar.caselibrary.CaseTransition;
import org.exemplar.caselibrary.MoveOutcome;
import org.exemplar.caselibrary.SaveMode;
import org.exemplar.caselibrary.internal.CaseEntryViews.EntryView;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Change;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class CaseSelectionContract extends WithCaseStudies {
  private static final CaseScores WEIGHTS = new CaseScores(40, 20, 30, 10);
  private static final CaseScores GOOD = new CaseScores(9, 9, 9, 9);
  private static final CaseScores FAIR = new CaseScores(6, 6, 6, 6);
  private static final Optional<String> SILENT = Optional.empty();
  private static final OptionalInt ANY = OptionalInt.empty();
  private static final Caller TOWN = Callers.at("town", "9901", "cases:select");
  private static final Caller COUNTY = Callers.at("county", "99", "cases:select");
  private static final Caller AUTHOR = Callers.at("author", "990101", "cases:write");

  private final FakeMandates mandates = new FakeMandates();
  private final Caller first = mandates.know(Callers.at("first", "9901", "cases:review"));
  private final Caller second = mandates.know(Callers.at("second", "9901", "cases:review"));
  private CaseSelections selections;

  @BeforeEach
  void openRounds() {
    organizations
        .add("99", "青禾县", OrganizationLevel.COUNTY)
        .add("9901", "鹭洲镇", OrganizationLevel.TOWNSHIP)
        .add("990102", "下榆村")
        .add("9802", "别处镇", OrganizationLevel.TOWNSHIP)
        .add("980201", "别处村");
    selections = new CaseSelections(store, organizations, mandates, cases);
  }

  @Test
  void a_case_is_selected_level_by_level() {
    submitted("c-1", "c-2");
    opened(TOWN, "town-1", "9901", 1);
    entered("town-1", "c-1", "c-2");
    judged("town-1", Map.of("c-1", GOOD, "c-2", FAIR), first);
    ok(selections.decide("town-1", ANY, List.of(), TOWN));

    assertThat(state("c-1")).isEqualTo(CaseState.SELECTED);
    assertThat(state("c-2")).isEqualTo(CaseState.SUBMITTED);
    mandates.know(Callers.at("first", "99", "cases:review"));
    opened(COUNTY, "county-1", "99", 5);
    entered("county-1", "c-1", "c-2");
    judged("county-1", Map.of("c-1", GOOD, "c-2", GOOD), Callers.at("first", "99", "cases:review"));
    ok(selections.decide("county-1", ANY, List.of(), COUNTY));

    assertThat(selections.selectedAt(List.of("c-1")).get("c-1"))
        .extracting(one -> one.selection().level(), CaseSelectionStore.Selected::rank)
        .containsExactly(tuple(OrganizationLevel.TOWNSHIP, 1), tuple(OrganizationLevel.COUNTY, 1));
    assertThat(cases.history(List.of("c-1")).get("c-1"))
        .extracting(CaseTransition::to, CaseTransition::organizationCode)
        .containsExactly(
            tuple(CaseState.DRAFT, Optional.empty()),
            tuple(CaseState.SUBMITTED, Optional.empty()),
            tuple(CaseState.SELECTED, Optional.of("9901")),
            tuple(CaseState.SELECTED, Optional.of("99")));
  }

  @Test
  void a_round_that_is_wrong_is_refused_field_by_field() {
    CaseSelections.Opening wrong =
        new CaseSelections.Opening(
            "a b",
            " ",
            Optional.empty(),
            "9901",
            new CaseScores(50, 50, 50, 50),
            0,
            0,
            LocalDate.parse("2026-11-30"),
            LocalDate.parse("2026-11-01"));

    assertThat(told(selections.open(wrong, TOWN)))
        .containsExactly(
            "SELECTION_INVALID at input/code",
            "SELECTION_INVALID at input/title",
            "SELECTION_INVALID at input/weights",
            "SELECTION_INVALID at input/places",
            "SELECTION_INVALID at input/minimumReviews",
            "SELECTION_INVALID at input/closesOn");
    assertThat(changes()).isEmpty();
  }

  @Test
  void a_round_is_opened_and_run_by_who_selects_at_its_body() {
    assertThat(told(selections.open(opening("town-1", "9901", 1), AUTHOR)))
        .containsExactly("NOT_ALLOWED at input/organization");
    assertThat(told(selections.open(opening("x", "nowhere", 1), TESTER)))
        .containsExactly("ORGANIZATION_NOT_FOUND at input/organization");
    opened(TOWN, "town-1", "9901", 1);
    assertThat(told(selections.open(opening("town-1", "9901", 1), TOWN)))
        .containsExactly("SELECTION_EXISTS at input/code");
    String refused = "NOT_ALLOWED at input/selection";
    Caller other = Callers.at("other", "9802", "cases:select");
    assertThat(told(selections.startJudging("town-1", ANY, other))).containsExactly(refused);
    assertThat(told(selections.assign("town-1", List.of(), List.of("first"), other)))
        .containsExactly(refused);
    assertThat(told(selections.decide("town-1", ANY, List.of(), other))).containsExactly(refused);
  }

  @Test
  void who_has_nothing_to_do_with_cases_sees_no_round() {
    opened(TOWN, "town-1", "9901", 1);

    assertThat(selections.byCodes(List.of("town-1"), Callers.without("somebody"))).isEmpty();
    assertThat(selections.byCodes(List.of("town-1"), AUTHOR)).hasSize(1);
    assertThat(told(selections.enter("town-1", "c-1", Callers.without("somebody"))))
        .containsExactly("SELECTION_NOT_FOUND at input/selection");
    assertThat(
            selections
                .page(
                    new CaseSelectionStore.Filter(
                        Optional.of("9901"), Optional.of("TOWNSHIP"), Optional.of("OPEN")),
                    new PageRequest(5, Optional.empty()))
                .nodes())
        .extracting(CaseSelection::code)
        .containsExactly("town-1");
  }

  @Test
  void a_round_takes_submitted_cases_of_its_part_of_the_tree_alone() {
    submitted("c-1");
    save("c-draft", "990101");
    save("c-far", "980201");
    submit("c-far");
    opened(TOWN, "town-1", "9901", 1);
    opened(TOWN, "town-2", "9901", 1);
    opened(TOWN, "early", "9901", 1, "2026-12-01", "2026-12-31");
    opened(TOWN, "late", "9901", 1, "2026-10-01", "2026-11-21");

    assertThat(told(selections.enter("town-1", "c-draft", TESTER)))
        .containsExactly("CASE_NOT_ELIGIBLE at input/caseStudy");
    assertThat(told(selections.enter("town-1", "c-far", TESTER)))
        .containsExactly("CASE_OUTSIDE at input/caseStudy");
    assertThat(told(selections.enter("town-1", "c-far", TOWN)))
        .containsExactly("CASE_NOT_FOUND at input/caseStudy");
    assertThat(told(selections.enter("town-1", "c-1", Callers.at("x", "990101", "cases:review"))))
        .containsExactly("NOT_ALLOWED at input/caseStudy");
    assertThat(told(selections.enter("early", "c-1", TOWN)))
        .containsExactly("SELECTION_CLOSED at input/selection");
    assertThat(told(selections.enter("late", "c-1", TOWN)))
        .containsExactly("SELECTION_CLOSED at input/selection");
    ok(selections.enter("town-1", "c-1", AUTHOR));
    assertThat(told(selections.enter("town-2", "c-1", TOWN)))
        .containsExactly("CASE_IN_SELECTION at input/caseStudy");
  }

  @Test
  void a_case_that_a_level_selected_enters_higher_ones_alone() {
    selectedAtTown("c-1");
    opened(TOWN, "town-2", "9901", 1);

    assertThat(told(selections.enter("town-2", "c-1", TOWN)))
        .containsExactly("CASE_NOT_ELIGIBLE at input/caseStudy");
    opened(COUNTY, "county-1", "99", 1);
    ok(selections.enter("county-1", "c-1", COUNTY));
  }

  @Test
  void only_its_decision_moves_a_case_that_is_in_a_round() {
    selectedAtTown("c-1");
    opened(COUNTY, "county-1", "99", 1);
    ok(selections.enter("county-1", "c-1", COUNTY));

    assertThat(moved("c-1", new CaseStep.Return(Optional.of("补充"))))
        .containsExactly("CASE_IN_SELECTION at input/caseStudy");
    assertThat(moved("c-1", new CaseStep.Publish(SILENT)))
        .containsExactly("CASE_IN_SELECTION at input/caseStudy");
    assertThat(state("c-1")).isEqualTo(CaseState.SELECTED);
  }

  @Test
  void what_a_case_was_selected_for_is_void_once_it_is_returned() {
    selectedAtTown("c-1");

    assertThat(moved("c-1", new CaseStep.Return(Optional.of("补充")))).isEmpty();

    assertThat(selections.selectedAt(List.of("c-1"))).isEmpty();
    submit("c-1");
    opened(TOWN, "town-2", "9901", 1);
    ok(selections.enter("town-2", "c-1", TOWN));
  }

  @Test
  void reviewers_hold_the_permission_and_have_no_conflict_of_interest() {
    submitted("c-1");
    opened(TOWN, "town-1", "9901", 1);
    entered("town-1", "c-1");
    mandates.know(Callers.at("elsewhere", "9802", "cases:review"));
    mandates.know(
        Callers.of("own", Optional.of("990101"), Set.of(), Reach.within("9901"), "cases:review"));
    mandates.know(
        Callers.of(
            "torn", Optional.empty(), Set.of("990101"), Reach.within("9901"), "cases:review"));

    assertThat(
            told(
                selections.assign(
                    "town-1",
                    List.of(),
                    List.of("first", "nobody", "elsewhere", "own", "torn"),
                    TOWN)))
        .containsExactly(
            "ACCOUNT_NOT_FOUND at input/reviewers/1",
            "REVIEWER_NOT_PERMITTED at input/reviewers/2",
            "CONFLICT_OF_INTEREST at input/reviewers/3",
            "CONFLICT_OF_INTEREST at input/reviewers/4");
    assertThat(told(selections.assign("town-1", List.of("c-9"), List.of("first"), TOWN)))
        .containsExactly("CASE_NOT_IN_SELECTION at input/caseStudy");
    assertThat(told(selections.assign("town-1", List.of(), List.of(), TOWN)))
        .containsExactly("REVIEWERS_INVALID at input/reviewers");
    assertThat(selections.entriesOf(List.of("town-1")).getFirst().reviewers()).isEmpty();
  }

  @Test
  void a_review_is_given_by_who_was_assigned_while_the_round_is_judged() {
    submitted("c-1");
    opened(TOWN, "town-1", "9901", 1);
    entered("town-1", "c-1");
    ok(selections.assign("town-1", List.of(), List.of("first"), TOWN));

    assertThat(reviewed("c-1", GOOD, first)).containsExactly("SELECTION_STATE at input/selection");
    ok(selections.startJudging("town-1", ANY, TOWN));
    assertThat(reviewed("c-1", GOOD, second)).containsExactly("NOT_ASSIGNED at input/caseStudy");
    assertThat(reviewed("c-9", GOOD, first))
        .containsExactly("CASE_NOT_IN_SELECTION at input/caseStudy");
    assertThat(reviewed("c-1", new CaseScores(11, 1, 1, 1), first))
        .containsExactly("SCORE_INVALID at input/scores");
    Caller torn =
        Callers.of(
            "first", Optional.empty(), Set.of("990101"), Reach.within("9901"), "cases:review");
    assertThat(reviewed("c-1", GOOD, torn))
        .containsExactly("CONFLICT_OF_INTEREST at input/caseStudy");
    assertThat(reviewed("c-1", GOOD, Callers.at("first", "9901", "cases:write")))
        .containsExactly("NOT_ALLOWED at input/selection");
    assertThat(reviewed("c-1", FAIR, first)).isEmpty();
    assertThat(reviewed("c-1", GOOD, first)).isEmpty();
    assertThat(selections.entriesOf(List.of("town-1")).getFirst().reviews())
        .singleElement()
        .returns(GOOD, CaseReview::points);
  }

  @Test
  void steps_of_a_round_follow_one_another() {
    submitted("c-1", "c-2");
    opened(TOWN, "town-1", "9901", 1);

    assertThat(told(selections.startJudging("town-1", ANY, TOWN)))
        .containsExactly("SELECTION_EMPTY at input/selection");
    assertThat(told(selections.decide("town-1", ANY, List.of(), TOWN)))
        .containsExactly("SELECTION_STATE at input/selection");
    entered("town-1", "c-1");
    assertThat(told(selections.startJudging("town-1", OptionalInt.of(1), TOWN)))
        .containsExactly("VERSION_CONFLICT at input/expectedVersion");
    ok(selections.startJudging("town-1", OptionalInt.of(2), TOWN));
    assertThat(told(selections.startJudging("town-1", ANY, TOWN)))
        .containsExactly("SELECTION_STATE at input/selection");
    assertThat(told(selections.enter("town-1", "c-2", TOWN)))
        .containsExactly("SELECTION_STATE at input/selection");
    assertThat(told(selections.decide("town-1", ANY, List.of(), TOWN)))
        .containsExactly("REVIEWS_MISSING at input/selection");
    ok(selections.assign("town-1", List.of(), List.of("first"), TOWN));
    assertThat(reviewed("c-1", GOOD, first)).isEmpty();
    ok(selections.decide("town-1", ANY, List.of(), TOWN));
    assertThat(told(selections.decide("town-1", ANY, List.of(), TOWN)))
        .containsExactly("SELECTION_STATE at input/selection");
    assertThat(told(selections.assign("town-1", List.of(), List.of("second"), TOWN)))
        .containsExactly("SELECTION_STATE at input/selection");
    assertThat(reviewed("c-1", FAIR, first)).containsExactly("SELECTION_STATE at input/selection");
  }

  @Test
  void a_tie_for_the_last_place_is_told_and_decided_by_who_decides() {
    submitted("c-1", "c-2", "c-3");
    opened(TOWN, "town-1", "9901", 2);
    entered("town-1", "c-1", "c-2", "c-3");
    judged("town-1", Map.of("c-1", GOOD, "c-2", FAIR, "c-3", FAIR), first);

    SelectionOutcome tied = selections.decide("town-1", ANY, List.of(), TOWN);
    assertThat(told(tied)).containsExactly("TIE_UNDECIDED at input/tieBreak");
    assertThat(tied.refusals().getFirst().message().en()).contains("c-2, c-3");
    assertThat(state("c-1")).isEqualTo(CaseState.SUBMITTED);

    ok(selections.decide("town-1", ANY, List.of("c-3"), TOWN));
    assertThat(selections.entriesOf(List.of("town-1")))
        .extracting(entry -> entry.result().orElseThrow())
        .extracting(
            CaseRanking.Ranked::key,
            CaseRanking.Ranked::rank,
            CaseRanking.Ranked::tied,
            CaseRanking.Ranked::selected)
        .containsExactly(
            tuple("c-1", 1, false, true),
            tuple("c-2", 2, true, false),
            tuple("c-3", 2, true, true));
  }

  @Test
  void a_review_of_somebody_who_declared_a_conflict_since_does_not_count() {
    submitted("c-1");
    opened(TOWN, "town-1", "9901", 1);
    entered("town-1", "c-1");
    judged("town-1", Map.of("c-1", GOOD), first);
    mandates.know(
        Callers.of(
            "first", Optional.empty(), Set.of("990101"), Reach.within("9901"), "cases:review"));

    assertThat(told(selections.decide("town-1", ANY, List.of(), TOWN)))
        .containsExactly("REVIEWS_MISSING at input/selection");
  }

  @Test
  void nobody_decides_on_cases_of_an_organisation_with_a_declared_conflict() {
    submitted("c-1");
    opened(TOWN, "town-1", "9901", 1);
    entered("town-1", "c-1");
    judged("town-1", Map.of("c-1", GOOD), first);
    Caller torn =
        Callers.of(
            "town", Optional.empty(), Set.of("990101"), Reach.within("9901"), "cases:select");

    assertThat(told(selections.decide("town-1", ANY, List.of(), torn)))
        .containsExactly("CONFLICT_OF_INTEREST at input/selection");
  }

  @Test
  void points_of_others_and_comments_are_told_when_the_round_is_decided() {
    submitted("c-1");
    opened(TOWN, "town-1", "9901", 1);
    entered("town-1", "c-1");
    ok(selections.assign("town-1", List.of(), List.of("first", "second"), TOWN));
    ok(selections.startJudging("town-1", ANY, TOWN));
    ok(selections.review("town-1", "c-1", GOOD, Optional.of("数据扎实"), first));
    ok(selections.review("town-1", "c-1", FAIR, Optional.of("可再具体"), second));

    assertThat(view(first).reviews()).singleElement().matches(CaseEntryViews.ReviewView::own);
    assertThat(view(TOWN).reviews()).isEmpty();
    assertThat(view(TOWN).reviewCount()).isEqualTo(2);
    assertThat(view(AUTHOR).comments()).isEmpty();
    assertThat(view(AUTHOR).mean()).isEmpty();
    assertThat(changes().toString()).doesNotContain("数据扎实");

    ok(selections.decide("town-1", ANY, List.of(), TOWN));

    assertThat(view(first).reviews()).hasSize(2);
    assertThat(view(TOWN).reviews()).hasSize(2);
    assertThat(view(AUTHOR).reviews()).isEmpty();
    assertThat(view(AUTHOR).comments()).containsExactlyInAnyOrder("数据扎实", "可再具体");
    assertThat(view(AUTHOR).mean()).contains(7.5);
    assertThat(new CaseEntryViews(selections, cases).ofCases(List.of("c-1"), AUTHOR).get("c-1"))
        .singleElement()
        .returns(Optional.of(1), EntryView::rank);
    assertThat(
            new CaseEntryViews(selections, cases)
                .ofCases(List.of("c-1"), Callers.at("x", "980201", "cases:write")))
        .isEmpty();
    assertThat(
            new CaseEntryViews(selections, cases)
                .ofRounds(rounds(), Callers.at("x", "980201", "cases:write")))
        .isEmpty();
  }

  @Test
  void of_two_who_decide_at_once_one_does_and_the_places_are_kept() throws Exception {
    String[] keys = {"c-1", "c-2", "c-3", "c-4"};
    submitted(keys);
    opened(TOWN, "town-1", "9901", 2);
    entered("town-1", keys);
    judged("town-1", Map.of("c-1", GOOD, "c-2", FAIR, "c-3", FAIR, "c-4", FAIR), first);
    CountDownLatch begin = new CountDownLatch(1);
    List<Future<SelectionOutcome>> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String preferred : List.of("c-2", "c-3", "c-4")) {
        outcomes.add(
            threads.submit(
                () -> {
                  begin.await();
                  return selections.decide("town-1", ANY, List.of(preferred), TOWN);
                }));
      }
      begin.countDown();
      int decided = 0;
      for (Future<SelectionOutcome> outcome : outcomes) {
        decided += outcome.get().refusals().isEmpty() ? 1 : 0;
      }
      assertThat(decided).isEqualTo(1);
    }
    assertThat(List.of(keys)).filteredOn(key -> state(key) == CaseState.SELECTED).hasSize(2);
  }

  @Test
  void a_case_that_two_rounds_take_at_once_is_in_one() throws Exception {
    submitted("c-1");
    opened(TOWN, "town-1", "9901", 1);
    opened(TOWN, "town-2", "9901", 1);
    CountDownLatch begin = new CountDownLatch(1);
    List<Future<SelectionOutcome>> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String round : List.of("town-1", "town-2")) {
        outcomes.add(
            threads.submit(
                () -> {
                  begin.await();
                  return selections.enter(round, "c-1", TOWN);
                }));
      }
      begin.countDown();
      for (Future<SelectionOutcome> outcome : outcomes) {
        outcome.get();
      }
    }
    assertThat(selections.entriesOf(List.of("town-1", "town-2"))).hasSize(1);
  }

  @Test
  void a_restart_forgets_nothing_of_a_round() {
    selectedAtTown("c-1");
    List<CaseEntry> before = selections.entriesOf(List.of("town-0"));
    store.close();

    store = RelationalStore.open(Engine.of(this::property), Clock.fixed(NOW, ZoneOffset.UTC));
    cases = new StoredCaseStudies(store, plugins, organizations, documents, files);
    selections = new CaseSelections(store, organizations, mandates, cases);

    assertThat(selections.entriesOf(List.of("town-0"))).isEqualTo(before);
    assertThat(selections.selectedAt(List.of("c-1")).get("c-1"))
        .extracting(one -> one.selection().state())
        .containsExactly(CaseSelectionState.DECIDED);
  }

  @Test
  void everything_that_happens_to_a_round_is_in_the_log() {
    selectedAtTown("c-1");

    assertThat(changes())
        .extracting(Change::subjectType, Change::subjectKey, Change::actor)
        .containsExactly(
            tuple("CaseStudy", "c-1", "tester"),
            tuple("CaseStudy", "c-1", "tester"),
            tuple("CaseSelection", "town-0", "town"),
            tuple("CaseSelection", "town-0", "tester"),
            tuple("CaseSelection", "town-0", "town"),
            tuple("CaseSelection", "town-0", "town"),
            tuple("CaseSelection", "town-0", "first"),
            tuple("CaseStudy", "c-1", "town"),
            tuple("CaseSelection", "town-0", "town"));
    assertThat(changes().getLast().payload())
        .contains("\"results\":[{\"case\":\"c-1\",\"rank\":1,\"total\":900,\"reviews\":1");
  }

  private void selectedAtTown(String key) {
    submitted(key);
    opened(TOWN, "town-0", "9901", 1);
    entered("town-0", key);
    judged("town-0", Map.of(key, GOOD), first);
    ok(selections.decide("town-0", ANY, List.of(), TOWN));
  }

  private List<CaseSelection> rounds() {
    return List.copyOf(selections.byCodes(List.of("town-1"), TESTER).values());
  }

  private EntryView view(Caller caller) {
    return Objects.requireNonNull(
            new CaseEntryViews(selections, cases).ofRounds(rounds(), caller).get("town-1"))
        .getFirst();
  }

  private void submitted(String... keys) {
    for (String key : keys) {
      save(key, "990101");
      submit(key);
    }
  }

  private void save(String key, String organization) {
    cases.save(
        List.of(Drafts.good(key).with("organizationCode", organization).draft()),
        SaveMode.DRAFTS,
        TESTER);
  }

  private void submit(String key) {
    assertThat(moved(key, new CaseStep.Submit(SILENT))).isEmpty();
  }

  private List<String> moved(String key, CaseStep step) {
    return cases.move(key, step, ANY, TESTER) instanceof MoveOutcome.Refused refused
        ? told(refused.refusals())
        : List.of();
  }

  private void opened(Caller caller, String code, String body, int places) {
    opened(caller, code, body, places, "2026-11-01", "2026-11-30");
  }

  private void opened(
      Caller caller, String code, String body, int places, String from, String until) {
    ok(selections.open(opening(code, body, places, from, until), caller));
  }

  private static CaseSelections.Opening opening(String code, String body, int places) {
    return opening(code, body, places, "2026-11-01", "2026-11-30");
  }

  private static CaseSelections.Opening opening(
      String code, String body, int places, String from, String until) {
    return new CaseSelections.Opening(
        code,
        "案例评选 " + code,
        Optional.empty(),
        body,
        WEIGHTS,
        places,
        1,
        LocalDate.parse(from),
        LocalDate.parse(until));
  }

  private void entered(String code, String... keys) {
    for (String key : keys) {
      ok(selections.enter(code, key, TESTER));
    }
  }

  /** Has one reviewer judge all entries of a round. */
  private void judged(String code, Map<String, CaseScores> points, Caller reviewer) {
    ok(selections.assign(code, List.of(), List.of(reviewer.origin().actor()), runner(code)));
    ok(selections.startJudging(code, ANY, runner(code)));
    points.forEach((key, each) -> ok(selections.review(code, key, each, SILENT, reviewer)));
  }

  private static Caller runner(String code) {
    return code.startsWith("county") ? COUNTY : TOWN;
  }

  private List<String> reviewed(String key, CaseScores points, Caller caller) {
    return told(selections.review("town-1", key, points, SILENT, caller));
  }

  private CaseState state(String key) {
    return Objects.requireNonNull(cases.all(List.of(key)).get(key)).state();
  }

  private static void ok(SelectionOutcome outcome) {
    assertThat(told(outcome)).isEmpty();
  }

  private static List<String> told(SelectionOutcome outcome) {
    return told(outcome.refusals());
  }

  private static List<String> told(List<Refusal> refusals) {
    return refusals.stream()
        .map(refusal -> refusal.code() + " at " + String.join("/", refusal.path()))
        .toList();
  }
}
