package org.exemplar.organizations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.exemplar.testkit.FakeField.TESTER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exemplar.graphql.FormRecords.Draft;
import org.exemplar.graphql.FormRecords.Outcome;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.internal.OrganizationFetchers.SavePayload;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Form;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.programme.Carrier;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.testkit.FakeField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a locality brings holds for its organisation and all below, and nowhere else. */
abstract class ScopesContract extends WithOrganizations {
  private Api local;
  private Api api;

  @BeforeEach
  void prepare() {
    local = new Api(new LocalFetchers(organizations));
    api = new Api(new OrganizationFetchers(organizations));
    List<Plugin> all = new ArrayList<>(TestPlugins.all());
    all.add(
        TestPlugins.locality(
            "city",
            List.of("3206"),
            List.of(
                TestPlugins.refining(
                    "C1",
                    "rural/township-committee",
                    "R1",
                    TestPlugins.item("R1.D1.01"),
                    TestPlugins.item("R1.D1.02"),
                    TestPlugins.item("C1.D1.01")),
                TestPlugins.set("C2", "rural/township-committee", TestPlugins.item("C2.D1.01"))),
            TestPlugins.type(
                "big-town",
                OrganizationLevel.TOWNSHIP,
                TestPlugins.rule(OrganizationLevel.TOWNSHIP, "重镇"))));
    all.add(
        TestPlugins.locality(
            "district",
            List.of("320612", "320681"),
            List.of(
                TestPlugins.refining(
                    "D1",
                    "rural/township-committee",
                    "city/C1",
                    TestPlugins.item("R1.D1.01"),
                    TestPlugins.item("R1.D1.02"),
                    TestPlugins.item("C1.D1.01"),
                    TestPlugins.item("D1.D1.01"))),
            TestPlugins.type(
                "park",
                OrganizationLevel.TOWNSHIP,
                TestPlugins.rule(OrganizationLevel.TOWNSHIP, "园区镇"))));
    plugins.install(all);
    organizations.importText(
        """
        code,name,level,parent,type
        32,河东省,PROVINCE,,
        3205,甲市,CITY,32,
        3206,乙市,CITY,32,
        320601,丙区,COUNTY,3206,
        320612,丁区,COUNTY,3206,
        320501,戊县,COUNTY,3205,
        320501001,己镇,TOWNSHIP,320501,
        320601001,庚镇,TOWNSHIP,320601,
        320612001,辛镇,TOWNSHIP,320612,
        """,
        false,
        false,
        TESTER);
  }

  private Organization organization(String code) {
    return organizations.find(code).orElseThrow();
  }

  private List<Object> batch(String field, String... codes) {
    List<FieldContext> fields =
        Arrays.stream(codes).<FieldContext>map(code -> FakeField.of(organization(code))).toList();
    return local.answers("Organization." + field, fields).stream()
        .map(Objects::requireNonNull)
        .<Object>map(answer -> answer)
        .toList();
  }

  @SuppressWarnings("unchecked")
  private List<String> sets(String code) {
    return ((List<Owned<CriteriaSet>>) batch("criteriaSets", code).getFirst())
        .stream().map(set -> set.value().code() + " " + set.value().items().size()).toList();
  }

  @SuppressWarnings("unchecked")
  private List<String> forms(String code) {
    return ((List<Owned<Form>>) batch("forms", code).getFirst())
        .stream().map(form -> form.qualify(form.value().id())).toList();
  }

  @SuppressWarnings("unchecked")
  private List<String> localities(String code) {
    return ((List<Plugin>) batch("localities", code).getFirst())
        .stream().map(plugin -> plugin.descriptor().id()).toList();
  }

  @Test
  void criteria_of_a_locality_judge_organisations_within_it_and_no_others() {
    assertThat(sets("320501001")).containsExactly("R1 2");
    assertThat(sets("320601001")).containsExactly("C1 3", "C2 1");
    assertThat(sets("320612001")).containsExactly("D1 4", "C2 1");
  }

  @Test
  void many_organisations_are_answered_at_once() {
    assertThat(batch("criteriaSets", "320501001", "320601001", "320612001")).hasSize(3);
    assertThat(batch("localities", "32", "3206", "320612001"))
        .extracting(all -> ((List<?>) all).size())
        .containsExactly(0, 1, 2);
  }

  @Test
  void the_nearest_of_several_localities_comes_first() {
    assertThat(localities("320612001")).containsExactly("district", "city");
    assertThat(localities("3206")).containsExactly("city");
    assertThat(localities("32")).isEmpty();
  }

  @Test
  void forms_of_a_locality_are_those_of_organisations_within_it() {
    assertThat(forms("320501001")).isEmpty();
    assertThat(forms("320601001")).containsExactly("city/city-sheet");
    assertThat(forms("320612001")).containsExactly("city/city-sheet", "district/district-sheet");
  }

  @Test
  void a_form_of_a_locality_is_not_saved_for_an_organisation_elsewhere() {
    StoredFormRecords records = new StoredFormRecords(store, organizations);
    assertThat(records.save(sheet("320612001", "district/district-sheet")))
        .isInstanceOf(Outcome.Saved.class);
    Refusal refusal =
        ((Outcome.NotSaved) records.save(sheet("320601001", "district/district-sheet"))).refusal();
    assertThat(refusal.code()).isEqualTo("OUT_OF_SCOPE");
    assertThat(refusal.path()).containsExactly("input", "organization");
    assertThat(refusal.message().zh()).contains("丁区(320612), 320681");
    assertThat(refusal.message().en()).contains("丁区(320612), 320681 and all below");
  }

  private static Draft sheet(String organization, String form) {
    return new Draft(
        Optional.empty(),
        organization,
        form,
        "1.0.0",
        List.of("rural/township-committee"),
        false,
        Map.of("note", "x"),
        Optional.empty(),
        TESTER);
  }

  @Test
  void a_profile_does_not_show_any_more_once_its_organisation_has_left_the_locality() {
    StoredFormRecords records = new StoredFormRecords(store, organizations);
    Draft of = sheet("320612001", "district/district-sheet");
    Draft profile =
        new Draft(
            of.id(),
            of.organizationCode(),
            of.form(),
            of.formVersion(),
            of.organizationTypes(),
            true,
            of.values(),
            of.expectedVersion(),
            of.caller());
    assertThat(records.save(profile)).isInstanceOf(Outcome.Saved.class);
    List<String> form = List.of("district/district-sheet");
    assertThat(records.profiles(List.of("320612001"), form, TESTER).get("320612001")).hasSize(1);
    save(input("320612001", "辛镇", "parent", "320601"));
    assertThat(records.profiles(List.of("320612001"), form, TESTER).get("320612001")).isEmpty();
    save(input("320612001", "辛镇", "parent", "320612"));
    assertThat(records.profiles(List.of("320612001"), form, TESTER).get("320612001")).hasSize(1);
  }

  @Test
  void a_type_of_a_locality_is_recognised_within_it_before_those_of_sectors_and_nowhere_else() {
    assertThat(type(input("320612002", "高新园区镇", "parent", "320612"))).contains("district/park");
    assertThat(type(input("320612003", "第一重镇", "parent", "320612"))).contains("city/big-town");
    assertThat(type(input("320601002", "高新园区镇", "parent", "320601")))
        .contains("rural/township-committee");
    assertThat(type(input("320501002", "第一重镇", "parent", "320501")))
        .contains("rural/township-committee");
  }

  @Test
  void a_superior_in_the_same_file_counts_for_recognition() {
    organizations.importText(
        """
        code,name,level,parent
        320681001,新园区镇,TOWNSHIP,320681
        320681,癸市,COUNTY,3206
        """,
        false,
        false,
        TESTER);
    assertThat(organization("320681001").type()).contains("district/park");
  }

  @Test
  void a_type_of_a_locality_is_not_given_outside_it() {
    Map<String, Object> inside = input("320612004", "壬镇", "parent", "320612");
    inside.put("type", "district/park");
    assertThat(type(inside)).contains("district/park");
    Map<String, Object> outside = input("320601004", "壬镇", "parent", "320601");
    outside.put("type", "district/park");
    Refusal refusal = refusal(outside);
    assertThat(refusal.code()).isEqualTo("OUT_OF_SCOPE");
    assertThat(refusal.path()).containsExactly("input", "type");
    assertThat(refusal.message().en()).contains("320612, 320681", "320601004");
  }

  @Test
  void who_moves_out_of_a_locality_does_not_take_its_type_along_unseen() {
    Map<String, Object> given = input("320612004", "壬镇", "parent", "320612");
    given.put("type", "district/park");
    save(given);
    Refusal refusal = refusal(input("320612004", "壬镇", "parent", "320601"));
    assertThat(refusal.code()).isEqualTo("OUT_OF_SCOPE");
    assertThat(refusal.path()).containsExactly("input", "parent");
    Map<String, Object> moved = input("320612004", "壬镇", "parent", "320601");
    moved.put("type", null);
    assertThat(type(moved)).contains("rural/township-committee");
  }

  @Test
  void a_type_shows_where_its_locality_holds() {
    Map<String, Object> given = input("320612004", "壬镇", "parent", "320612");
    given.put("type", "district/park");
    save(given);
    assertThat(batch("organizationType", "320612004"))
        .singleElement()
        .isInstanceOfSatisfying(
            Owned.class,
            type -> assertThat(((OrganizationType) type.value()).code()).isEqualTo("park"));
    save(input("320612", "丁区", "COUNTY", "parent", "3205"));
    assertThat(batch("organizationType", "320612004")).hasSize(1);
    assertThat(sets("320612001")).containsExactly("D1 4");
  }

  @Test
  @SuppressWarnings("unchecked")
  void a_word_is_read_as_the_localities_of_an_organisation_read_it() {
    FakeField asked = FakeField.asking("term", "五好");
    assertThat(words(asked)).containsExactly("a-place", "city", "district");
    assertThat(words(asked.with("organization", "320612001"))).containsExactly("district");
    assertThat(words(asked.with("organization", "320601001"))).containsExactly("city");
    assertThat(words(asked.with("organization", "320501001"))).isEmpty();
    assertThatThrownBy(() -> words(asked.with("organization", "nobody")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("ORGANIZATION_NOT_FOUND");
  }

  @SuppressWarnings("unchecked")
  private List<String> words(FakeField asked) {
    return ((List<Owned<GlossaryTerm>>) local.answer("Query.glossary", asked))
        .stream().map(Owned::plugin).toList();
  }

  @Test
  void carriers_are_those_of_all_of_one_plugin_or_of_where_an_organisation_stands() {
    assertThat(carriers(FakeField.of(Map.of()))).containsExactly("a-place", "city", "district");
    assertThat(carriers(FakeField.asking("plugin", "city"))).containsExactly("city");
    assertThat(carriers(FakeField.asking("organization", "320601001"))).containsExactly("city");
    assertThat(carriers(FakeField.asking("organization", "320501001"))).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private List<String> carriers(FakeField asked) {
    return ((List<Owned<Carrier>>) local.answer("Query.carriers", asked))
        .stream().map(Owned::plugin).toList();
  }

  private Optional<String> type(Map<String, Object> input) {
    return save(input).organization().orElseThrow().type();
  }

  private Refusal refusal(Map<String, Object> input) {
    return save(input).errors().getFirst();
  }

  private SavePayload save(Map<String, Object> input) {
    return (SavePayload) api.answer("Mutation.saveOrganization", FakeField.asking("input", input));
  }

  private static Map<String, Object> input(String code, String name, String... more) {
    Map<String, Object> input = new HashMap<>();
    input.put("code", code);
    input.put("name", name);
    input.put("level", more.length == 3 ? more[0] : "TOWNSHIP");
    input.put(more[more.length - 2], more[more.length - 1]);
    return input;
  }

  @Test
  void an_organisation_lies_within_itself_and_those_above_it_and_an_unknown_one_within_itself() {
    TreeOfOrganizations tree = new TreeOfOrganizations(organizations);
    assertThat(tree.within("320612001", "320612001")).isTrue();
    assertThat(tree.within("320612001", "3206")).isTrue();
    assertThat(tree.within("3206", "320612001")).isFalse();
    assertThat(tree.within("320501001", "3206")).isFalse();
    assertThat(tree.within("999", "999")).isTrue();
    assertThat(tree.within("999", "32")).isFalse();
    assertThat(tree.knows("320612001")).isTrue();
    assertThat(tree.knows("999")).isFalse();
  }
}
