package org.exemplar.caselibrary.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.exemplar.testkit.FakeField.TESTER;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exemplar.caselibrary.CaseDraft;
import org.exemplar.caselibrary.CaseFilter;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.caselibrary.CaseSummary;
import org.exemplar.caselibrary.SaveMode;
import org.exemplar.caselibrary.SaveOutcome;
import org.exemplar.caselibrary.SaveOutcome.Effect;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.testing.PageWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

abstract class CaseStudiesContract extends WithCaseStudies {

  @Test
  void aCaseIsKeptAsItWasSent() {
    CaseDraft draft = Drafts.good("c-1").draft();

    CaseStudy saved = saved(draft).cases().getFirst();

    assertThat(saved.content()).isEqualTo(draft.content());
    assertThat(saved.organizationName()).contains("上榆村");
    assertThat(saved.version()).isEqualTo(1);
    assertThat(saved.updatedAt()).isEqualTo(NOW);
    assertThat(cases.byKeys(List.of("c-1", "gone"), TESTER)).isEqualTo(Map.of("c-1", saved));
  }

  @Test
  void whatIsLeftOutStaysOut() {
    Drafts drafts = Drafts.good("c-1");
    List.of("organizationCode", "organizationType", "level", "place", "period", "discussion")
        .forEach(drafts::without);
    List.of("keywords", "criteria", "facets").forEach(drafts::without);

    CaseStudy saved = saved(drafts.draft()).cases().getFirst();

    assertThat(cases.byKeys(List.of("c-1"), TESTER)).containsValue(saved);
    assertThat(saved.organizationName()).isEmpty();
    assertThat(saved.content().discussion()).isEmpty();
    assertThat(saved.content().facets()).isEmpty();
  }

  @Test
  void savingTheSameAgainChangesNothing() {
    saved(Drafts.good("c-1").withFacet("income", 5).draft());

    SaveOutcome.Saved again = saved(Drafts.good("c-1").withFacet("income", 5.0).draft());

    assertThat(again.effects()).containsExactly(Effect.UNCHANGED);
    assertThat(again.cases().getFirst().version()).isEqualTo(1);
    assertThat(changes()).hasSize(1);
  }

  @Test
  void aChangedCaseHasTheNextVersion() {
    saved(Drafts.good("c-1").draft());

    SaveOutcome.Saved changed =
        saved(
            Drafts.good("c-1").with("title", "又一个题目").with("expectedVersion", 1).draft(),
            Drafts.good("c-2").draft());

    assertThat(changed.effects()).containsExactly(Effect.UPDATED, Effect.CREATED);
    assertThat(changed.cases()).extracting(CaseStudy::version).containsExactly(2, 1);
    assertThat(changes())
        .extracting(Change::kind, Change::subjectType, Change::subjectKey, Change::actor)
        .containsExactly(
            tuple(ChangeKind.CREATED, "CaseStudy", "c-1", "tester"),
            tuple(ChangeKind.CREATED, "CaseStudy", "c-2", "tester"),
            tuple(ChangeKind.UPDATED, "CaseStudy", "c-1", "tester"));
    assertThat(changes().getLast().payload())
        .startsWith("{\"before\":{\"version\":1,")
        .contains(",\"after\":{\"version\":2,");
  }

  @Test
  void oneConflictKeepsAllFromBeingSaved() {
    saved(Drafts.good("c-1").draft());

    SaveOutcome outcome =
        cases.save(
            List.of(
                Drafts.good("c-2").draft(),
                Drafts.good("c-1").with("title", "又一个").with("expectedVersion", 7).draft()),
            SaveMode.PUBLISHED,
            TESTER);

    assertThat(refusals(outcome))
        .containsExactly("VERSION_CONFLICT at input/cases/1/expectedVersion");
    assertThat(cases.byKeys(List.of("c-1", "c-2"), TESTER)).containsOnlyKeys("c-1");
    assertThat(changes()).hasSize(1);
  }

  @Test
  void versionZeroMeansThatTheCaseMustBeNew() {
    CaseDraft draft = Drafts.good("c-1").with("expectedVersion", 0).draft();
    saved(draft);

    assertThat(refusals(cases.save(List.of(draft), SaveMode.PUBLISHED, TESTER)))
        .containsExactly("VERSION_CONFLICT at input/cases/0/expectedVersion");
  }

  @Test
  void aDryRunSaysWhatWouldBecomeOfEachAndKeepsNothing() {
    saved(Drafts.good("c-1").draft());

    SaveOutcome outcome =
        cases.save(
            List.of(Drafts.good("c-1").draft(), Drafts.good("c-2").draft()),
            new SaveMode(true, true),
            TESTER);

    assertThat(outcome)
        .isEqualTo(new SaveOutcome.Checked(List.of(Effect.UNCHANGED, Effect.CREATED)));
    assertThat(changes()).hasSize(1);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    SaveOutcome outcome =
        cases.save(
            List.of(
                Drafts.good("c-1").draft(),
                Drafts.good("c 2").with("sector", "core").with("title", " ").draft(),
                Drafts.good("c-1").withFacet("colour", "红").draft()),
            SaveMode.PUBLISHED,
            TESTER);

    assertThat(refusals(outcome))
        .containsExactly(
            "CASE_INVALID at input/cases/1/key",
            "CASE_INVALID at input/cases/1/title",
            "SECTOR_UNKNOWN at input/cases/1/sector",
            "CASE_INVALID at input/cases/2/key",
            "FACET_UNKNOWN at input/cases/2/facets/colour");
    assertThat(changes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrongCases")
  void aCaseThatIsWrongIsRefused(String expected, Drafts drafts) {
    assertThat(refusals(cases.save(List.of(drafts.draft()), new SaveMode(true, true), TESTER)))
        .containsExactly(expected);
  }

  static Stream<Arguments> wrongCases() {
    return Stream.of(
        wrong("CASE_INVALID at input/cases/0/key", "key", "x".repeat(65)),
        wrong("CASE_INVALID at input/cases/0/title", "title", "长".repeat(201)),
        wrong("CASE_INVALID at input/cases/0/background", "background", ""),
        wrong("CASE_INVALID at input/cases/0/results", "results", "长".repeat(20_001)),
        wrong("CASE_INVALID at input/cases/0/period", "period", "2024-13"),
        wrong("CASE_INVALID at input/cases/0/period", "period", "2024-12/2023-01"),
        wrong("CASE_INVALID at input/cases/0/period", "period", "2024/2023-12"),
        wrong("CASE_INVALID at input/cases/0/keywords", "keywords", List.of("好", "")),
        wrong("SECTOR_UNKNOWN at input/cases/0/sector", "sector", "unknown"),
        wrong("CASE_INVALID at input/cases/0/organizationType", "organizationType", "unknown"),
        wrong(
            "CASE_INVALID at input/cases/0/organizationType",
            "organizationType",
            "village-organization"),
        wrong(
            "CASE_INVALID at input/cases/0/organizationType", "organizationType", "school/pupils"),
        wrong("ORGANIZATION_NOT_FOUND at input/cases/0/organizationCode", "organizationCode", "1"),
        wrong(
            "CRITERION_UNKNOWN at input/cases/0/criteria/1", "criteria", List.of("R2.D1.03", "X")),
        facet("FACET_UNKNOWN", "foreign", "值"),
        facet("FACET_INVALID", "industry", 5),
        facet("FACET_INVALID", "industry", ""),
        facet("FACET_INVALID", "industry", List.of("茶叶")),
        facet("FACET_INVALID", "income", "86.5"),
        facet("FACET_INVALID", "open", "true"),
        facet("FACET_INVALID", "begun", "2024-02-30"),
        facet("FACET_INVALID", "methods", "试种"),
        facet("FACET_INVALID", "methods", List.of(5)));
  }

  @Test
  void rightFacetValuesOfEachTypeAreKept() {
    Map<String, Object> facets =
        Map.of(
            "industry",
            "茶叶",
            "income",
            12,
            "open",
            false,
            "begun",
            "2024-02-29",
            "methods",
            List.of("试种", "轮作"));

    assertThat(saved(Drafts.good("c-1").with("facets", facets).draft()).cases().getFirst())
        .extracting(study -> study.content().facets())
        .isEqualTo(facets);
    assertThat(cases.byKeys(List.of("c-1"), TESTER).values())
        .extracting(study -> study.content().facets())
        .containsExactly(facets);
  }

  @Test
  void moreThanFiveHundredCasesAreTooMany() {
    List<CaseDraft> drafts =
        IntStream.rangeClosed(1, 501).mapToObj(i -> Drafts.good("c-" + i).draft()).toList();

    assertThat(refusals(cases.save(drafts, SaveMode.PUBLISHED, TESTER)))
        .containsExactly("TOO_MANY_ITEMS at input/cases");
    assertThat(cases.save(drafts.subList(0, 500), SaveMode.PUBLISHED, TESTER))
        .isInstanceOf(SaveOutcome.Saved.class);
  }

  @Test
  void pagesFollowTheOrderOfKeys() {
    saved(Drafts.good("c-3").draft(), Drafts.good("c-1").draft(), Drafts.good("c-2").draft());

    Connection<CaseSummary> page = cases.page(CaseFilter.all(), page(2, Optional.empty()), TESTER);
    Connection<CaseSummary> rest =
        cases.page(CaseFilter.all(), page(2, Optional.of("c-2")), TESTER);

    assertThat(page.nodes()).extracting(CaseSummary::key).containsExactly("c-1", "c-2");
    assertThat(page.hasNextPage()).isTrue();
    assertThat(page.totalCount()).isEqualTo(3);
    assertThat(rest.nodes()).extracting(CaseSummary::key).containsExactly("c-3");
    assertThat(rest.hasNextPage()).isFalse();
  }

  @Test
  void filtersHoldTogether() {
    saved(Drafts.good("c-1").draft(), Drafts.good("c-2").without("organizationCode").draft());

    assertThat(keys(new CaseFilter(Optional.of("rural"), Optional.empty())))
        .containsExactly("c-1", "c-2");
    assertThat(keys(new CaseFilter(Optional.of("rural"), Optional.of("990101"))))
        .containsExactly("c-1");
    assertThat(keys(new CaseFilter(Optional.of("urban"), Optional.of("990101")))).isEmpty();
  }

  @Test
  void casesAreFoundByTheDocumentWhoseClausesTheyAnswer() {
    String clause = new GlobalId("Clause", "open#1").encode();
    saved(Drafts.good("c-1").with("clauses", List.of(clause)).draft(), Drafts.good("c-2").draft());
    CaseFilter answering =
        new CaseFilter(Optional.empty(), Optional.empty(), Set.of(), Optional.of("open"));

    assertThat(keys(answering)).containsExactly("c-1");
    saved(Drafts.good("c-1").draft(), Drafts.good("c-2").with("clauses", List.of(clause)).draft());
    assertThat(keys(answering)).containsExactly("c-2");
    assertThat(cases.clauses().readableDocument(document("open"), Caller.anonymous()))
        .contains("open");
    assertThat(cases.clauses().readableDocument(document("inside"), Caller.anonymous())).isEmpty();
    assertThat(cases.clauses().readableDocument("nonsense", TESTER)).isEmpty();
  }

  private static String document(String key) {
    return new GlobalId("PolicyDocument", key).encode();
  }

  @Test
  void searchGetsEveryCaseWithTheClausesOfItsCriteria() {
    IntStream.range(0, 3)
        .forEach(
            hundred ->
                cases.save(
                    IntStream.range(0, 150)
                        .mapToObj(i -> Drafts.good("c-%d-%03d".formatted(hundred, i)).draft())
                        .toList(),
                    SaveMode.PUBLISHED,
                    TESTER));
    CaseDocuments source = new CaseDocuments(cases, plugins);
    Map<String, Map<String, Object>> scanned = new LinkedHashMap<>();

    source.scan(scanned::put);

    assertThat(scanned).hasSize(450);
    assertThat(source.count()).hasValue(450);
    assertThat(source.load(List.of("c-0-000", "gone"))).containsOnlyKeys("c-0-000");
    assertThat(scanned.get("c-0-000"))
        .isEqualTo(source.load(List.of("c-0-000")).get("c-0-000"))
        .containsEntry("sector", "rural")
        .containsEntry("organizationName", "上榆村")
        .containsEntry("level", "VILLAGE")
        .containsEntry("clauses", List.of("HN#1.p3.1"))
        .containsEntry("facets", Map.of("industry", "茶叶", "income", 86.5, "open", true));
    assertThat(source.touchedBy(changes().getFirst())).containsExactly("c-0-000");
  }

  @Test
  void casesArePagedBothWays() {
    Iterator<Integer> numbers = IntStream.iterate(1, n -> n * 7 % 23).iterator();
    Runnable addition =
        () -> {
          for (int n = 0; n < 6; n++) {
            saved(Drafts.good("c-" + numbers.next()).draft());
          }
        };
    addition.run();
    PageWalk.check(field -> cases.page(CaseFilter.all(), PageRequest.of(field), TESTER), addition);
    CaseFilter rural = new CaseFilter(Optional.of("rural"), Optional.empty());
    assertThat(
            cases.page(rural, new PageRequest(3, true, Optional.empty(), Optional.empty()), TESTER))
        .satisfies(page -> assertThat(page.nodes()).hasSize(3))
        .satisfies(page -> assertThat(page.hasPreviousPage()).isTrue());
  }

  private SaveOutcome.Saved saved(CaseDraft... drafts) {
    SaveOutcome outcome = cases.save(List.of(drafts), SaveMode.PUBLISHED, TESTER);
    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    return (SaveOutcome.Saved) outcome;
  }

  private List<String> keys(CaseFilter filter) {
    return cases.page(filter, page(10, Optional.empty()), TESTER).nodes().stream()
        .map(CaseSummary::key)
        .toList();
  }

  private static PageRequest page(int first, Optional<String> after) {
    return new PageRequest(first, after);
  }

  private static List<String> refusals(SaveOutcome outcome) {
    assertThat(outcome).isInstanceOf(SaveOutcome.Refused.class);
    return ((SaveOutcome.Refused) outcome)
        .refusals().stream()
            .map(refusal -> refusal.code() + " at " + String.join("/", refusal.path()))
            .toList();
  }

  private static Arguments wrong(String expected, String field, Object value) {
    return Arguments.of(expected, Drafts.good("c-1").with(field, value));
  }

  private static Arguments facet(String code, String name, Object value) {
    return Arguments.of(
        code + " at input/cases/0/facets/" + name, Drafts.good("c-1").withFacet(name, value));
  }
}
