package org.exemplar.organizations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.testkit.FakeField.TESTER;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.graphql.FormRecords.Draft;
import org.exemplar.graphql.FormRecords.FormRecord;
import org.exemplar.graphql.FormRecords.Outcome;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what on which part of the tree, on both parent lines. */
abstract class AuthorityContract extends WithOrganizations {
  private static final PageRequest ALL = new PageRequest(50, Optional.empty());
  private static final String PROFILE = "institution/organ-profile";

  private StoredFormRecords forms;

  /** Two counties of a city; a bureau in each has the city's bureau as its sector authority. */
  @BeforeEach
  void makeTree() {
    forms = new StoredFormRecords(store, organizations);
    String file =
        """
        code,name,level,type,parent,sectorAuthority
        C,城市,CITY,,,
        C1,一县,COUNTY,,C,
        C2,二县,COUNTY,,C,
        CB,市局,UNIT,institution/organ,C,
        B1,一县局,UNIT,institution/organ,C1,CB
        B2,二县局,UNIT,institution/organ,C2,CB
        T2,二县另局,UNIT,institution/organ,C2,
        """;
    assertThat(organizations.importText(file, false, false, TESTER).applied()).isTrue();
    for (String code : List.of("CB", "B1", "B2", "T2")) {
      assertThat(forms.save(profile(code, TESTER))).isInstanceOf(Outcome.Saved.class);
    }
  }

  private static Caller holding(Reach reach, String... permissions) {
    return holding(reach, Optional.empty(), Set.of(), permissions);
  }

  private static Caller holding(
      Reach reach, Optional<String> own, Set<String> conflicts, String... permissions) {
    return Caller.signedIn(
        Origin.of("somebody"),
        own,
        conflicts,
        permission -> Set.of(permissions).contains(permission) ? reach : Reach.NOTHING);
  }

  private static Draft profile(String code, Caller caller) {
    return new Draft(
        Optional.empty(),
        code,
        PROFILE,
        "1.0.0",
        List.of("institution/organ"),
        true,
        Map.of("year", 2025),
        Optional.empty(),
        caller);
  }

  private List<String> readable(Caller caller) {
    return forms
        .profiles(List.of("CB", "B1", "B2", "T2"), List.of(PROFILE), caller)
        .keySet()
        .stream()
        .sorted()
        .toList();
  }

  @Test
  void what_was_filled_in_is_read_below_ones_part_on_the_territorial_line() {
    assertThat(readable(holding(Reach.within("C1"), "records:read"))).containsExactly("B1");
    assertThat(readable(holding(Reach.within("C"), "records:read")))
        .containsExactly("B1", "B2", "CB", "T2");
    assertThat(readable(holding(Reach.within("B1"), "records:read"))).containsExactly("B1");
    assertThat(readable(holding(Reach.within("C1"), "cases:write"))).isEmpty();
    assertThat(readable(Caller.anonymous())).isEmpty();
    assertThat(readable(TESTER)).hasSize(4);
  }

  @Test
  void a_sector_authority_reads_of_its_field_wherever_that_stands() {
    Caller guide = holding(new Reach(false, Set.of(), Set.of("CB")), "records:read");
    assertThat(readable(guide)).containsExactly("B1", "B2");
    Caller both = holding(new Reach(false, Set.of("C2"), Set.of("CB")), "records:read");
    assertThat(readable(both)).containsExactly("B1", "B2", "T2");
  }

  @Test
  void pages_counts_and_single_records_show_no_more() {
    Caller county = holding(Reach.within("C1"), "records:read");
    assertThat(forms.records(PROFILE, Optional.empty(), ALL, county).nodes())
        .extracting(FormRecord::organizationCode)
        .containsExactly("B1");
    assertThat(forms.records(PROFILE, Optional.empty(), ALL, county).totalCount()).isEqualTo(1);
    assertThat(forms.records(PROFILE, Optional.of("B2"), ALL, county).totalCount()).isZero();
    List<String> ids =
        forms.records(PROFILE, Optional.empty(), ALL, TESTER).nodes().stream()
            .map(FormRecord::id)
            .toList();
    assertThat(forms.byId(ids, county)).hasSize(1);
    assertThat(forms.byId(ids, TESTER)).hasSize(4);
    Caller both = holding(new Reach(false, Set.of("C2"), Set.of("CB")), "records:read");
    assertThat(forms.byId(ids, both)).hasSize(3);
    assertThat(forms.records(PROFILE, Optional.empty(), ALL, both).totalCount()).isEqualTo(3);
    assertThat(organizations.within(both.reach("records:read"), List.of("C1", "B1", "B2", "T2")))
        .containsExactlyInAnyOrder("B1", "B2", "T2");
  }

  @Test
  void forms_are_filled_in_within_ones_part_only() {
    Caller clerk = holding(Reach.within("B1"), "records:write");
    assertThat(forms.save(profile("B1", clerk))).isInstanceOf(Outcome.Saved.class);
    long before = store.changes().head();
    assertThat(forms.save(profile("B2", clerk)))
        .isInstanceOfSatisfying(
            Outcome.NotSaved.class,
            not -> {
              assertThat(not.refusal().code()).isEqualTo("NOT_ALLOWED");
              assertThat(not.refusal().path()).containsExactly("input", "organization");
            });
    assertThat(store.changes().head()).isEqualTo(before);
  }

  private List<String> saving(
      Caller caller, String code, String name, OrganizationLevel level, String parent) {
    SaveOutcome outcome =
        organizations.save(
            new Statement(
                0,
                code,
                name,
                level,
                Optional.empty(),
                Optional.of(parent),
                "parent",
                Optional.empty(),
                Map.of(),
                false),
            Optional.empty(),
            caller);
    return switch (outcome) {
      case SaveOutcome.Saved saved -> List.of();
      case SaveOutcome.NotSaved not -> {
        assertThat(not.refusals())
            .filteredOn(refusal -> refusal.code().equals("NOT_ALLOWED"))
            .allMatch(Refusal.NotPermitted.class::isInstance);
        yield not.refusals().stream().map(Refusal::code).toList();
      }
    };
  }

  @Test
  void who_describes_an_organisation_changes_its_name_and_not_its_place() {
    Caller clerk = holding(Reach.within("B1"), "organizations:write");
    assertThat(saving(clerk, "B1", "一县某局", OrganizationLevel.UNIT, "C1")).isEmpty();
    assertThat(saving(clerk, "B1", "一县某局", OrganizationLevel.UNIT, "C2"))
        .containsExactly("NOT_ALLOWED");
    assertThat(saving(clerk, "B1", "一县某局", OrganizationLevel.BRANCH, "C1"))
        .containsExactly("NOT_ALLOWED");
    assertThat(saving(clerk, "B2", "别名", OrganizationLevel.UNIT, "C2"))
        .containsExactly("NOT_ALLOWED");
    assertThat(saving(clerk, "B9", "新局", OrganizationLevel.UNIT, "C1"))
        .containsExactly("NOT_ALLOWED");
  }

  @Test
  void a_superior_decides_below_itself_and_on_both_places_of_a_move() {
    Caller county = holding(Reach.within("C1"), "organizations:decide");
    assertThat(saving(county, "B9", "新局", OrganizationLevel.UNIT, "C1")).isEmpty();
    assertThat(saving(county, "B9", "新局", OrganizationLevel.UNIT, "C2"))
        .as("into another county")
        .containsExactly("NOT_ALLOWED");
    assertThat(saving(county, "T2", "二县另局", OrganizationLevel.UNIT, "C1"))
        .as("out of another county")
        .containsExactly("NOT_ALLOWED");
    Caller city = holding(Reach.within("C"), "organizations:decide");
    assertThat(saving(city, "B9", "新局", OrganizationLevel.UNIT, "C2")).isEmpty();
    assertThat(saving(city, "N", "另一市", OrganizationLevel.CITY, ""))
        .as("below nobody")
        .containsExactly("NOT_ALLOWED");
  }

  @Test
  void nobody_decides_on_the_own_organisation_nor_where_a_conflict_is_declared() {
    Caller county =
        holding(Reach.within("C"), Optional.of("C1"), Set.of("B1"), "organizations:decide");
    assertThat(saving(county, "C1", "一县", OrganizationLevel.CITY, "C"))
        .containsExactly("OWN_ORGANIZATION");
    assertThat(saving(county, "B1", "一县局", OrganizationLevel.UNIT, "C2"))
        .containsExactly("CONFLICT_OF_INTEREST");
    assertThat(saving(county, "T2", "二县另局", OrganizationLevel.UNIT, "C1")).isEmpty();
  }

  @Test
  void a_file_with_one_row_elsewhere_is_refused_whole_with_its_line() {
    Caller county = holding(Reach.within("C1"), "organizations:decide");
    String file =
        """
        code,name,level,parent
        B8,八局,UNIT,C1
        B9,九局,UNIT,C2
        """;
    ImportOutcome dry = organizations.importText(file, true, false, county);
    ImportOutcome outcome = organizations.importText(file, false, false, county);
    assertThat(outcome.applied()).isFalse();
    assertThat(outcome.rowErrors()).isEqualTo(dry.rowErrors());
    assertThat(outcome.rowErrors())
        .extracting(error -> error.line() + " " + error.code())
        .containsExactly("3 NOT_ALLOWED");
    assertThat(organizations.find("B8")).isEmpty();
    String good = "code,name,level,parent\nB8,八局,UNIT,C1\nB81,八局支部,BRANCH,B8\n";
    assertThat(organizations.importText(good, false, false, county).applied()).isTrue();
  }
}
