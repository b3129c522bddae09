package org.exemplar.plugins.internal.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.internal.CandidatesFixture;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.plugins.internal.content.ContentResult;
import org.exemplar.plugins.internal.content.FolderFiles;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.exemplar.plugins.internal.content.RealPlugins;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Form;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
  private static final String SET =
      """
      criteriaSet:
        code: %s
        issuer: {code: %s, name: {zh: 甲, en: A}}
        subjectKind: ORGANIZATION
        name: {zh: 标准, en: Criteria}
        version: 1.0.0
        use: APPRAISAL
      """;

  private static MemoryFiles province(String item) {
    return MemoryFiles.plugin("province")
        .with(
            "exemplar/criteria/base.yaml",
            SET.formatted("P1", "province")
                + """
                  dimensions: [{code: G1, name: {zh: 班子, en: Team}}]
                  items:
                    - {code: P1.1, dimension: G1, text: {zh: 甲, en: A}, evidence: METRIC}
                    - {code: P1.2, dimension: G1, text: {zh: %s, en: B}, evidence: METRIC}
                """
                    .formatted(item));
  }

  private static MemoryFiles county(String item) {
    return MemoryFiles.plugin("county", "LOCALITY")
        .with(
            "exemplar/criteria/own.yaml",
            SET.formatted("C1", "county")
                + """
                  refines: P1
                  items:
                    - {code: C1.1, dimension: G1, sharpens: P1.1, text: {zh: %s, en: A}, evidence: METRIC}
                """
                    .formatted(item));
  }

  private static Definition definition(Catalogue catalogue, String code) {
    assertThat(catalogue.plugins()).allSatisfy(each -> assertThat(each.problems()).isEmpty());
    return Definitions.of(catalogue).stream()
        .filter(each -> each.key().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void every_form_and_set_of_the_distribution_is_read_back_as_it_was() {
    ContentReader reader = new ContentReader();
    Map<String, ContentResult> results = new TreeMap<>();
    RealPlugins.FOLDERS.forEach(
        (id, folder) -> results.put(id, reader.read(new FolderFiles(folder))));
    Catalogue catalogue = CandidatesFixture.compose(results);
    assertThat(catalogue.forms()).isNotEmpty();
    assertThat(catalogue.criteriaSets()).isNotEmpty();
    catalogue.forms().stream()
        .map(Catalogue.Owned::value)
        .forEach(
            form ->
                assertThat(DefinitionJson.read(DefinitionJson.text(form), Form.class))
                    .isEqualTo(form));
    catalogue.criteriaSets().stream()
        .map(Catalogue.Owned::value)
        .forEach(
            set ->
                assertThat(DefinitionJson.read(DefinitionJson.text(set), CriteriaSet.class))
                    .isEqualTo(set));
  }

  @Test
  void what_is_empty_is_not_written_so_that_additions_to_the_format_change_nothing() {
    Catalogue catalogue = CandidatesFixture.compose(province("乙"));
    assertThat(definition(catalogue, "P1").body())
        .startsWith("{\"code\":\"P1\"")
        .doesNotContain("null")
        .doesNotContain("[]")
        .doesNotContain("refines");
  }

  @Test
  void a_change_of_the_refined_set_changes_the_whole_but_not_what_the_plugin_says_itself() {
    Definition before = definition(CandidatesFixture.compose(province("乙"), county("丙")), "C1");
    Definition after = definition(CandidatesFixture.compose(province("丁"), county("丙")), "C1");
    assertThat(after.sha256()).isNotEqualTo(before.sha256());
    assertThat(after.own()).isEqualTo(before.own());
    Definition other = definition(CandidatesFixture.compose(province("乙"), county("戊")), "C1");
    assertThat(other.own()).isNotEqualTo(before.own());
  }

  @Test
  void words_of_shared_criteria_and_common_dimensions_are_not_the_plugins_own() {
    Definition before = definition(CandidatesFixture.compose(common("公开", "班子"), user()), "U1");
    Definition after = definition(CandidatesFixture.compose(common("透明", "队伍"), user()), "U1");
    assertThat(after.sha256()).isNotEqualTo(before.sha256());
    assertThat(after.own()).isEqualTo(before.own());
  }

  private static MemoryFiles common(String text, String dimension) {
    return MemoryFiles.plugin("common")
        .with(
            "exemplar/dimensions.yaml",
            "dimensions: [{code: D1, name: {zh: " + dimension + ", en: Dimension}}]\n")
        .with(
            "exemplar/shared-criteria/shared.yaml",
            """
            sharedCriteria:
              - {code: openness, text: {zh: %s, en: Open}, evidence: DOCUMENT}
            """
                .formatted(text));
  }

  private static MemoryFiles user() {
    return MemoryFiles.plugin("user")
        .with(
            "exemplar/criteria/own.yaml",
            SET.formatted("U1", "user")
                + """
                  dimensions: [{use: common/D1}]
                  items:
                    - {code: U1.1, dimension: D1, shared: common/openness}
                """);
  }
}
