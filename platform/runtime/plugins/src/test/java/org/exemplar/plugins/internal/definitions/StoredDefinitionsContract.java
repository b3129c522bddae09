package org.exemplar.plugins.internal.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.DefinitionArchive.PartVersion;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.CandidatesFixture;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.Form;
import org.exemplar.spi.PluginVersion;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.exemplar.testing.OnBothEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class StoredDefinitionsContract extends OnBothEngines {
  private static final PartVersion FIRST = new PartVersion("village/profile", "1.0.0");
  private static final PartVersion SECOND = new PartVersion("village/profile", "1.1.0");

  private final Plugins plugins = new Plugins();
  private RelationalStore store;
  private StoredDefinitions definitions;

  @BeforeEach
  final void open() {
    store = RelationalStore.open(Engine.of(this::property), Clock.systemUTC());
    definitions = new StoredDefinitions(store, plugins);
  }

  @AfterEach
  final void close() throws Exception {
    definitions.close();
    store.close();
  }

  /** A catalogue that tells what the test says. */
  private static final class Plugins implements PluginCatalogue {
    private Catalogue current = new Catalogue(List.of());
    private Consumer<Catalogue> listener = catalogue -> {};

    void install(MemoryFiles... files) {
      current = CandidatesFixture.compose(files);
      assertThat(current.plugins()).allSatisfy(each -> assertThat(each.problems()).isEmpty());
      listener.accept(current);
    }

    @Override
    public Catalogue current() {
      return current;
    }

    @Override
    public AutoCloseable onChange(Consumer<Catalogue> told) {
      listener = told;
      told.accept(current);
      return () -> {};
    }

    @Override
    public void putAside(InstalledPlugin plugin, List<Problem> problems) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void quarantine(String pluginId, List<Problem> problems) {
      throw new UnsupportedOperationException();
    }
  }

  static MemoryFiles village(String formVersion, String value, String setVersion, String item) {
    return MemoryFiles.plugin("village")
        .with(
            "exemplar/organization-types/types.yaml",
            """
            organizationTypes:
              - code: village
                name: {zh: 村, en: Village}
                description: {zh: 村, en: Village}
                levels: [VILLAGE]
            """)
        .with(
            "exemplar/forms/profile.yaml",
            """
            form:
              id: profile
              version: %s
              title: {zh: 档案, en: Profile}
              description: {zh: 档案, en: Profile}
              purpose: PROFILE
              organizationTypes: [village]
              schema:
                $schema: https://json-schema.org/draft/2020-12/schema
                type: object
                additionalProperties: false
                properties:
                  standing: {type: string, enum: [%2$s], x-enum-names: {%2$s: {zh: 甲, en: A}}, title: 等次, x-title-en: Standing}
              layout:
                - {section: {zh: 全部, en: All}, fields: [standing]}
            """
                .formatted(formVersion, value))
        .with(
            "exemplar/criteria/v1.yaml",
            """
            criteriaSet:
              code: V1
              issuer: {code: county, name: {zh: 县, en: County}}
              subjectKind: ORGANIZATION
              organizationTypes: [village]
              name: {zh: 标准, en: Criteria}
              version: %s
              use: APPRAISAL
              dimensions: [{code: G1, name: {zh: 班子, en: Team}}]
              items:
                - {code: V1.1, dimension: G1, text: {zh: %s, en: A}, evidence: METRIC}
            """
                .formatted(setVersion, item));
  }

  private List<Change> entries() {
    return store.changes().after(0, 1_000).stream()
        .filter(change -> change.subjectType().equals("PluginDefinition"))
        .toList();
  }

  private static List<Problem> assess(
      StoredDefinitions definitions, Catalogue before, MemoryFiles... after) {
    return definitions.assess(before, CandidatesFixture.compose(after)).problems();
  }

  @Test
  void a_version_is_found_after_another_has_followed_and_after_the_plugin_has_gone() {
    plugins.install(village("1.0.0", "STRONG", "1.0.0", "甲"));
    Form form = plugins.current().forms().getFirst().value();
    CriteriaSet set = plugins.current().criteriaSets().getFirst().value();
    plugins.install(village("1.1.0", "WEAK", "2.0.0", "乙"));
    plugins.install();
    assertThat(definitions.forms(List.of(FIRST, SECOND))).hasSize(2).containsEntry(FIRST, form);
    PartVersion firstSet = new PartVersion("village/V1", "1.0.0");
    assertThat(definitions.criteriaSets(List.of(firstSet))).containsEntry(firstSet, set);
    assertThat(definitions.formVersions(List.of("village/profile", "village/none")))
        .isEqualTo(
            Map.of(
                "village/profile",
                List.of(new PluginVersion(1, 1, 0), new PluginVersion(1, 0, 0))));
    assertThat(definitions.criteriaSetVersions(List.of("village/V1")))
        .containsEntry(
            "village/V1", List.of(new PluginVersion(2, 0, 0), new PluginVersion(1, 0, 0)));
  }

  @Test
  void a_definition_is_kept_once_with_one_entry_in_the_change_log() throws Exception {
    plugins.install(village("1.0.0", "STRONG", "1.0.0", "甲"));
    plugins.install(village("1.0.0", "STRONG", "1.0.0", "甲"));
    plugins.install();
    plugins.install(village("1.0.0", "STRONG", "1.0.0", "甲"));
    definitions.close();
    definitions = new StoredDefinitions(store, plugins);
    assertThat(entries())
        .extracting(Change::subjectKey)
        .containsExactly("FORM village/profile 1.0.0", "CRITERIA_SET village/V1 1.0.0");
    assertThat(entries())
        .allSatisfy(entry -> assertThat(entry.payload()).startsWith("{\"after\":{\"sha256\":"));
  }

  @Test
  void nothing_else_is_found() {
    plugins.install(village("1.0.0", "STRONG", "1.0.0", "甲"));
    assertThat(definitions.forms(List.of())).isEmpty();
    assertThat(definitions.forms(List.of(SECOND, new PartVersion("village/V1", "1.0.0"))))
        .isEmpty();
    assertThat(definitions.formVersions(List.of())).isEmpty();
  }

  @Test
  void a_refining_set_that_changes_with_its_parent_is_found_as_it_was_last() {
    MemoryFiles county = county();
    plugins.install(village("1.0.0", "STRONG", "1.0.0", "甲"), county);
    plugins.install(village("1.0.0", "STRONG", "1.1.0", "乙"), county);
    plugins.install(village("1.0.0", "STRONG", "1.0.0", "甲"), county);
    PartVersion key = new PartVersion("county/C1", "1.0.0");
    assertThat(definitions.criteriaSets(List.of(key)).values())
        .flatExtracting(CriteriaSet::items)
        .extracting(Criterion::text)
        .extracting(text -> text.zh())
        .containsExactly("甲", "本镇");
    assertThat(entries())
        .filteredOn(entry -> entry.subjectKey().contains("C1"))
        .extracting(Change::kind)
        .containsExactly(ChangeKind.CREATED, ChangeKind.UPDATED, ChangeKind.UPDATED);
  }

  private static MemoryFiles county() {
    return MemoryFiles.plugin("county", "LOCALITY")
        .with(
            "exemplar/criteria/c1.yaml",
            """
            criteriaSet:
              code: C1
              issuer: {code: town, name: {zh: 镇, en: Town}}
              subjectKind: ORGANIZATION
              name: {zh: 标准, en: Criteria}
              version: 1.0.0
              use: APPRAISAL
              refines: village/V1
              items:
                - {code: C1.1, dimension: G1, text: {zh: 本镇, en: Town}, evidence: METRIC}
            """);
  }

  @Test
  void another_content_under_the_same_version_is_a_problem_where_the_version_stands() {
    plugins.install(village("1.0.0", "STRONG", "1.0.0", "甲"));
    List<Problem> problems =
        assess(definitions, plugins.current(), village("1.0.0", "WEAK", "1.0.0", "乙"));
    assertThat(problems)
        .extracting(
            problem -> problem.code() + " " + problem.file().orElse("") + ":" + problem.line())
        .containsExactly(
            "VERSION_NOT_RAISED exemplar/forms/profile.yaml:3",
            "VERSION_NOT_RAISED exemplar/criteria/v1.yaml:7");
    assertThat(problems.getFirst().message().zh()).contains("profile").contains("1.1.0");
    assertThat(problems.getFirst().message().en()).contains("profile").contains("1.1.0");
  }

  @Test
  void that_holds_for_versions_of_long_ago_too() {
    plugins.install(village("1.0.0", "STRONG", "1.0.0", "甲"));
    plugins.install(village("1.1.0", "WEAK", "1.1.0", "乙"));
    plugins.install();
    assertThat(assess(definitions, plugins.current(), village("1.0.0", "FAIR", "1.1.0", "乙")))
        .extracting(Problem::code)
        .containsExactly("VERSION_NOT_RAISED");
  }

  @Test
  void a_raised_version_and_the_way_back_are_no_problem() {
    plugins.install(village("1.0.0", "STRONG", "1.0.0", "甲"));
    assertThat(assess(definitions, plugins.current(), village("1.1.0", "WEAK", "1.1.0", "乙")))
        .isEmpty();
    plugins.install(village("1.1.0", "WEAK", "1.1.0", "乙"));
    assertThat(assess(definitions, plugins.current(), village("1.0.0", "STRONG", "1.0.0", "甲")))
        .isEmpty();
    assertThat(assess(definitions, plugins.current())).isEmpty();
  }

  @Test
  void a_refining_set_is_not_to_blame_for_its_parent() {
    plugins.install(village("1.0.0", "STRONG", "1.0.0", "甲"), county());
    assertThat(
            assess(
                definitions, plugins.current(), village("1.0.0", "STRONG", "1.1.0", "乙"), county()))
        .isEmpty();
  }
}
