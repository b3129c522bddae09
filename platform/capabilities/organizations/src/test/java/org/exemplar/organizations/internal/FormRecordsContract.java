package org.exemplar.organizations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.exemplar.testkit.FakeField.TESTER;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.FormRecords.Draft;
import org.exemplar.graphql.FormRecords.FormRecord;
import org.exemplar.graphql.FormRecords.Outcome;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Change;
import org.exemplar.testing.PageWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How filled-in forms are kept. */
abstract class FormRecordsContract extends WithOrganizations {
  private static final List<String> ORGANS = List.of("institution/organ");

  private StoredFormRecords forms;

  @BeforeEach
  void openForms() {
    forms = new StoredFormRecords(store, organizations);
    organizations.importText(
        """
        code,name,level,type
        A,甲局,UNIT,institution/organ
        B,乙,UNIT,institution/bureau
        C,丙镇,TOWNSHIP,
        """,
        false,
        false,
        TESTER);
  }

  @Test
  void anOrganizationHasOneProfileOfEachForm() {
    FormRecord first = saved(profile("A", Map.of("year", 2025)));
    FormRecord second = saved(profile("A", Map.of("year", 2026)));
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.updatedAt()).isEqualTo("2026-03-01T12:00:00Z");
    saved(profile("B", Map.of("year", 2024)));
    assertThat(forms.profiles(List.of("A", "B", "C"), List.of("institution/organ-profile"), TESTER))
        .extractingByKeys("A", "B")
        .allSatisfy(profiles -> assertThat(profiles).hasSize(1));
    assertThat(forms.profiles(List.of("A"), List.of("another"), TESTER)).isEmpty();
    assertThat(forms.profiles(List.of("A"), List.of(), TESTER)).isEmpty();
  }

  @Test
  void everyVersionIsKeptUnderTheFormVersionThatItWasFilledInUnder() {
    saved(profile("A", Map.of("year", 2025)));
    Draft draft = profile("A", Map.of("year", 2026, "income", 86.5));
    FormRecord now = saved(withFormVersion(draft, "2.0.0"));
    assertThat(forms.versions(now))
        .extracting(FormRecord::version, FormRecord::formVersion, FormRecord::values)
        .containsExactly(
            tuple(1, "1.0.0", Map.of("year", 2025)),
            tuple(2, "2.0.0", Map.of("year", 2026, "income", 86.5)));
  }

  @Test
  void recordsArePagedInTheOrderInWhichTheyWereMade() {
    for (int n = 0; n < 5; n++) {
      saved(formRecord("A", Optional.empty(), Map.of("n", n)));
      clock.advance(Duration.ofSeconds(n % 2));
    }
    saved(formRecord("B", Optional.empty(), Map.of("n", 9)));
    Connection<FormRecord> page =
        forms.records(
            "institution/visit", Optional.of("A"), new PageRequest(3, Optional.empty()), TESTER);
    assertThat(page.nodes()).extracting(one -> one.values().get("n")).containsExactly(0, 1, 2);
    assertThat(page.totalCount()).isEqualTo(5);
    PageRequest next = new PageRequest(3, Optional.of(page.nodes().getLast().id()));
    assertThat(forms.records("institution/visit", Optional.of("A"), next, TESTER).nodes())
        .extracting(one -> one.values().get("n"))
        .containsExactly(3, 4);
    assertThat(forms.records("institution/visit", Optional.empty(), next, TESTER).totalCount())
        .isEqualTo(6);
  }

  @Test
  void recordsArePagedBothWays() {
    Runnable addition =
        () -> {
          for (int n = 0; n < 6; n++) {
            saved(formRecord("A", Optional.empty(), Map.of("n", n)));
            saved(formRecord("B", Optional.empty(), Map.of("n", n)));
          }
        };
    addition.run();
    for (Optional<String> of : List.of(Optional.of("A"), Optional.<String>empty())) {
      PageWalk.check(
          field -> forms.records("institution/visit", of, PageRequest.of(field), TESTER), addition);
    }
  }

  @Test
  void aRecordIsChangedByItsId() {
    FormRecord made = saved(formRecord("A", Optional.empty(), Map.of("n", 1)));
    FormRecord changed = saved(formRecord("A", Optional.of(made.id()), Map.of("n", 2)));
    assertThat(changed.version()).isEqualTo(2);
    assertThat(forms.byId(List.of(made.id(), "nobody"), TESTER))
        .isEqualTo(Map.of(made.id(), changed));
    assertThat(refusal(formRecord("B", Optional.of(made.id()), Map.of("n", 3))))
        .isEqualTo("RECORD_NOT_FOUND");
    assertThat(refusal(formRecord("A", Optional.of("nobody"), Map.of("n", 3))))
        .isEqualTo("RECORD_NOT_FOUND");
  }

  @Test
  void aFormIsFilledInByOrganizationsOfItsTypeAndOfThoseThatRefineIt() {
    saved(profile("B", Map.of("year", 2025)));
    assertThat(refusal(profile("C", Map.of("year", 2025)))).isEqualTo("FORM_NOT_FOR_TYPE");
    assertThat(refusal(profile("Z", Map.of("year", 2025)))).isEqualTo("ORGANIZATION_NOT_FOUND");
  }

  @Test
  void anotherVersionThanTheExpectedOneIsRefused() {
    assertThat(refusal(expecting(profile("A", Map.of("year", 2025)), 1)))
        .isEqualTo("VERSION_CONFLICT");
    saved(expecting(profile("A", Map.of("year", 2025)), 0));
    assertThat(refusal(expecting(profile("A", Map.of("year", 2026)), 0)))
        .isEqualTo("VERSION_CONFLICT");
    assertThat(saved(expecting(profile("A", Map.of("year", 2026)), 1)).version()).isEqualTo(2);
  }

  @Test
  void whatIsSavedAgainUnchangedLeavesNoEntry() {
    FormRecord first = saved(profile("A", Map.of("year", 2025, "names", List.of("x"))));
    long head = store.changes().head();
    assertThat(saved(profile("A", Map.of("year", 2025, "names", List.of("x"))))).isEqualTo(first);
    assertThat(store.changes().head()).isEqualTo(head);
    Change entry = changesAfter(head - 1).getFirst();
    assertThat(entry.subjectType()).isEqualTo("FormRecord");
    assertThat(entry.subjectKey()).isEqualTo(first.id());
    assertThat(entry.payload())
        .startsWith("{\"after\":{\"version\":1,")
        .contains("\"form\":\"institution/organ-profile\"", "2025");
  }

  private FormRecord saved(Draft draft) {
    return ((Outcome.Saved) forms.save(draft)).saved();
  }

  private String refusal(Draft draft) {
    return ((Outcome.NotSaved) forms.save(draft)).refusal().code();
  }

  private static Draft profile(String organization, Map<String, Object> values) {
    return new Draft(
        Optional.empty(),
        organization,
        "institution/organ-profile",
        "1.0.0",
        ORGANS,
        true,
        values,
        Optional.empty(),
        TESTER);
  }

  private static Draft formRecord(
      String organization, Optional<String> id, Map<String, Object> values) {
    return new Draft(
        id,
        organization,
        "institution/visit",
        "1.0.0",
        ORGANS,
        false,
        values,
        Optional.empty(),
        TESTER);
  }

  private static Draft expecting(Draft of, int version) {
    return new Draft(
        of.id(),
        of.organizationCode(),
        of.form(),
        of.formVersion(),
        of.organizationTypes(),
        of.single(),
        of.values(),
        Optional.of(version),
        of.caller());
  }

  private static Draft withFormVersion(Draft of, String formVersion) {
    return new Draft(
        of.id(),
        of.organizationCode(),
        of.form(),
        formVersion,
        of.organizationTypes(),
        of.single(),
        of.values(),
        of.expectedVersion(),
        of.caller());
  }
}
