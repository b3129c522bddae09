package org.exemplar.organizations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.testkit.FakeField.TESTER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.FormRecords.Draft;
import org.exemplar.graphql.FormRecords.Outcome;
import org.exemplar.plugins.Assessment.DependentData;
import org.exemplar.plugins.Catalogue;
import org.exemplar.spi.FieldType;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormField;
import org.exemplar.spi.FormPurpose;
import org.exemplar.spi.FormSection;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginVersion;
import org.exemplar.testkit.FakeCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hangs on what a change of plugins takes away or makes others. */
abstract class DataOfPluginsContract extends WithOrganizations {
  private static final LocalizedText TEXT = new LocalizedText("表", "Form");

  private StoredFormRecords forms;
  private DataOfPlugins data;

  @BeforeEach
  void fill() {
    forms = new StoredFormRecords(store, organizations);
    data = new DataOfPlugins(organizations, forms);
    organizations.importText(
        """
        code,name,level,type
        A,甲局,UNIT,institution/organ
        B,乙,UNIT,institution/bureau
        C,丙,UNIT,institution/organ
        D,丁村,VILLAGE,
        """,
        false,
        false,
        TESTER);
    save("A", "institution/profile", "1.0.0", true);
    save("B", "institution/profile", "1.0.0", true);
    save("C", "institution/profile", "1.1.0", true);
    save("A", "institution/visit", "1.0.0", false);
    save("A", "institution/visit", "1.0.0", false);
  }

  private void save(String organization, String form, String version, boolean single) {
    Outcome outcome =
        forms.save(
            new Draft(
                Optional.empty(),
                organization,
                form,
                version,
                List.of("institution/organ"),
                single,
                Map.of("year", 2025),
                Optional.empty(),
                TESTER));
    assertThat(outcome).isInstanceOf(Outcome.Saved.class);
  }

  private static Catalogue catalogue(List<Plugin> plugins) {
    return new FakeCatalogue(plugins).current();
  }

  /** The institutions with forms. */
  private record Institutions(
      PluginDescriptor descriptor, List<OrganizationType> organizationTypes, List<Form> forms)
      implements Plugin {}

  private static Plugin institutions(Form... forms) {
    Plugin plain = TestPlugins.institution();
    return new Institutions(plain.descriptor(), plain.organizationTypes(), List.of(forms));
  }

  private static Form form(String id, String version, FormPurpose purpose) {
    FormField year =
        new FormField(
            "year",
            FieldType.INTEGER,
            false,
            false,
            TEXT,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    return new Form(
        id,
        PluginVersion.parse(version),
        TEXT,
        TEXT,
        purpose,
        List.of("organ"),
        "{}",
        List.of(year),
        List.of(new FormSection(TEXT, List.of("year"))));
  }

  private static Form profile(String version) {
    return form("profile", version, FormPurpose.PROFILE);
  }

  private static Form visit() {
    return form("visit", "1.0.0", FormPurpose.RECORD);
  }

  private List<String> told(List<Plugin> before, List<Plugin> after) {
    List<String> told = new ArrayList<>();
    for (DependentData one : data.assess(catalogue(before), catalogue(after)).data()) {
      told.add(
          "%s %s %s %d %s"
              .formatted(
                  one.part(), one.id(), one.version().orElse("-"), one.count(), one.what().en()));
    }
    return told;
  }

  @Test
  void a_change_that_leaves_types_and_forms_alone_concerns_no_data() {
    List<Plugin> before = List.of(institutions(profile("1.1.0"), visit()));
    List<Plugin> after = List.of(institutions(profile("1.1.0"), visit()), TestPlugins.rural());
    assertThat(told(before, after)).isEmpty();
  }

  @Test
  void a_revised_form_concerns_what_was_filled_in_under_other_versions_of_it() {
    List<Plugin> before = List.of(institutions(profile("1.0.0"), visit()));
    List<Plugin> after = List.of(institutions(profile("1.1.0"), visit()));
    assertThat(told(before, after)).containsExactly("FORM institution/profile 1.0.0 2 profiles");
    assertThat(told(after, before)).containsExactly("FORM institution/profile 1.1.0 1 profiles");
  }

  @Test
  void a_plugin_that_goes_concerns_organisations_of_its_types_and_all_that_they_filled_in() {
    List<Plugin> before = List.of(TestPlugins.rural(), institutions(profile("1.1.0"), visit()));
    assertThat(told(before, List.of(TestPlugins.rural())))
        .containsExactly(
            "ORGANIZATION_TYPE institution/bureau - 1 organisations",
            "ORGANIZATION_TYPE institution/organ - 2 organisations",
            "FORM institution/profile 1.0.0 2 profiles",
            "FORM institution/profile 1.1.0 1 profiles",
            "FORM institution/visit 1.0.0 2 records");
  }

  @Test
  void a_type_that_nobody_has_and_a_form_that_nobody_filled_in_are_not_told() {
    List<Plugin> before = List.of(TestPlugins.urban(), TestPlugins.rural());
    assertThat(told(before, List.of(TestPlugins.rural()))).isEmpty();
  }
}
