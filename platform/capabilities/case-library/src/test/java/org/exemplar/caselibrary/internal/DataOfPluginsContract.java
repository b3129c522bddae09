package org.exemplar.caselibrary.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.testkit.FakeField.TESTER;

import java.util.ArrayList;
import java.util.List;
import org.exemplar.caselibrary.SaveMode;
import org.exemplar.caselibrary.SaveOutcome;
import org.exemplar.plugins.Assessment.DependentData;
import org.exemplar.plugins.Catalogue;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginKind;
import org.exemplar.testkit.FakeCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which cases name what a change of plugins takes away. */
abstract class DataOfPluginsContract extends WithCaseStudies {
  private DataOfPlugins data;

  @BeforeEach
  void fill() {
    data = new DataOfPlugins(cases);
    plugins.install(List.of(rural(TestPlugins.criteria("R2.D1.03", "R2.D1.04")), school()));
    SaveOutcome outcome =
        cases.save(
            List.of(
                Drafts.good("a").with("criteria", List.of("R2.D1.03")).draft(),
                Drafts.good("b").with("criteria", List.of("R2.D1.03", "R2.D1.04")).draft(),
                Drafts.good("c").with("criteria", List.of("R2.D1.03", "R2.D1.04")).draft(),
                Drafts.good("d").without("criteria").without("organizationType").draft()),
            SaveMode.PUBLISHED,
            TESTER);
    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
  }

  private static Plugin rural(CriteriaSet... sets) {
    return TestPlugins.plugin(
        "rural",
        PluginKind.SECTOR,
        List.of(TestPlugins.type("village-organization")),
        List.of(sets),
        TestPlugins.all().getLast().searchIndexes());
  }

  private static Plugin school() {
    return TestPlugins.plugin(
        "school", PluginKind.SECTOR, List.of(TestPlugins.type("pupils")), List.of(), List.of());
  }

  private List<String> told(Plugin... after) {
    Catalogue next = new FakeCatalogue(List.of(after)).current();
    List<String> told = new ArrayList<>();
    for (DependentData one : data.assess(plugins.current(), next).data()) {
      told.add(
          "%s %s %s %d %s"
              .formatted(
                  one.part(), one.id(), one.version().orElse("-"), one.count(), one.what().en()));
    }
    return told;
  }

  @Test
  void a_change_that_leaves_what_they_name_concerns_no_cases() {
    assertThat(told(rural(TestPlugins.criteria("R2.D1.03", "R2.D1.04", "R2.D1.05")))).isEmpty();
  }

  @Test
  void a_plugin_that_goes_concerns_the_cases_of_its_sector_its_types_and_its_criteria() {
    assertThat(told(school()))
        .containsExactly(
            "PLUGIN rural - 4 cases",
            "ORGANIZATION_TYPE rural/village-organization - 3 cases",
            "CRITERIA_SET rural/R2 1.0.0 3 cases");
  }

  @Test
  void a_criterion_that_goes_concerns_the_cases_that_name_it() {
    assertThat(told(rural(TestPlugins.criteria("R2.D1.03")), school()))
        .containsExactly("CRITERIA_SET rural/R2 1.0.0 2 cases");
  }
}
