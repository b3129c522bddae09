package org.exemplar.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginState;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.EvidenceKind;
import org.junit.jupiter.api.Test;

class CatalogueRulesTest {
  private static final String SET =
      """
      criteriaSet:
        code: X1
        issuer: {code: hunan, name: {zh: 湖南, en: Hunan}}
        subjectKind: ORGANIZATION
        name: {zh: 标准, en: Criteria}
        version: 1.0.0
        use: APPRAISAL
        dimensions:
          - {use: core/D1}
        items:
          - {code: X1.1, dimension: D1, shared: core/openness}
          - {code: X1.2, dimension: D1, shared: core/openness, text: {zh: 自己的, en: Own}}
      """;

  private static MemoryFiles core() {
    return MemoryFiles.plugin("core", "PLATFORM")
        .with("exemplar/dimensions.yaml", "dimensions:\n  - {code: D1, name: {zh: 发展, en: D}}\n")
        .with(
            "exemplar/shared-criteria/a.yaml",
            "sharedCriteria:\n  - {code: openness, text: {zh: 公开, en: O}, evidence: DOCUMENT}\n");
  }

  private static MemoryFiles withSet(String id, String kind) {
    return MemoryFiles.plugin(id, kind).with("exemplar/criteria/x1.yaml", SET);
  }

  private static Candidate candidate(long bundle, MemoryFiles files) {
    return Candidate.read(bundle, "bundle-" + bundle, "1.0.0", new ContentReader().read(files));
  }

  private static InstalledPlugin plugin(Catalogue catalogue, long bundle) {
    return catalogue.plugins().stream()
        .filter(plugin -> plugin.bundleId() == bundle)
        .findFirst()
        .orElseThrow();
  }

  private static void assertRefused(InstalledPlugin plugin, String code, String naming) {
    assertThat(plugin.state()).isEqualTo(PluginState.QUARANTINED);
    assertThat(plugin.plugin()).isEmpty();
    assertThat(plugin.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.message().zh()).contains(naming);
              assertThat(problem.message().en()).contains(naming);
            });
  }

  @Test
  void ofTwoPluginsWithOneIdTheLaterBundleIsQuarantined() {
    Catalogue catalogue =
        CatalogueRules.compose(
            List.of(
                candidate(7, MemoryFiles.plugin("alpha")),
                candidate(3, MemoryFiles.plugin("alpha"))));
    assertThat(plugin(catalogue, 3).state()).isEqualTo(PluginState.ACTIVE);
    assertRefused(plugin(catalogue, 7), "PLUGIN_ID_TAKEN", "alpha");
    assertThat(plugin(catalogue, 7).problems().getFirst().message().en()).contains("bundle-3");
  }

  @Test
  void ofTwoPluginsWithOneCriteriaSetTheLocalityIsQuarantined() {
    Catalogue catalogue =
        CatalogueRules.compose(
            List.of(
                candidate(1, withSet("alpha", "LOCALITY")),
                candidate(2, withSet("omega", "SECTOR")),
                candidate(3, core())));
    assertThat(plugin(catalogue, 2).state()).isEqualTo(PluginState.ACTIVE);
    assertRefused(plugin(catalogue, 1), "CRITERIA_SET_TAKEN", "omega");
  }

  @Test
  void ofTwoPluginsWithOneGraphQlPrefixTheLaterIdIsQuarantined() {
    Catalogue catalogue =
        CatalogueRules.compose(
            List.of(
                candidate(1, MemoryFiles.plugin("a-b1")),
                candidate(2, MemoryFiles.plugin("a-b-1"))));
    assertRefused(plugin(catalogue, 1), "GRAPHQL_PREFIX_TAKEN", "AB1");
  }

  @Test
  void aPluginThatIsWrongTakesNoNameFromOthers() {
    MemoryFiles wrong =
        MemoryFiles.plugin("alpha").with("exemplar/messages/en.yaml", "messages: 1");
    Catalogue catalogue =
        CatalogueRules.compose(
            List.of(candidate(1, wrong), candidate(2, MemoryFiles.plugin("alpha"))));
    assertThat(plugin(catalogue, 1).state()).isEqualTo(PluginState.QUARANTINED);
    assertThat(plugin(catalogue, 2).state()).isEqualTo(PluginState.ACTIVE);
  }

  @Test
  void referencesToAnotherPluginAreFilledIn() {
    Catalogue catalogue =
        CatalogueRules.compose(
            List.of(candidate(1, withSet("alpha", "SECTOR")), candidate(2, core())));
    CriteriaSet set = catalogue.criteriaSets().getFirst().value();
    assertThat(set.dimensions().getFirst().name().zh()).isEqualTo("发展");
    assertThat(set.items().getFirst().text().zh()).isEqualTo("公开");
    assertThat(set.items().getFirst().evidence()).isEqualTo(EvidenceKind.DOCUMENT);
    assertThat(set.items().getFirst().shared()).contains("core/openness");
  }

  @Test
  void anItemKeepsItsOwnTextBesideASharedCriterion() {
    Catalogue catalogue =
        CatalogueRules.compose(
            List.of(candidate(1, withSet("alpha", "SECTOR")), candidate(2, core())));
    assertThat(catalogue.criteriaSets().getFirst().value().items().getLast().text().zh())
        .isEqualTo("自己的");
  }

  @Test
  void aPluginWaitsForAnotherThatIsNotThere() {
    Catalogue catalogue = CatalogueRules.compose(List.of(candidate(1, withSet("alpha", "SECTOR"))));
    InstalledPlugin alpha = plugin(catalogue, 1);
    assertThat(alpha.state()).isEqualTo(PluginState.QUARANTINED);
    assertThat(alpha.problems())
        .extracting(p -> p.code() + " " + p.file().orElse("") + ":" + p.line() + " " + p.path())
        .containsExactly(
            "REFERENCE_UNRESOLVED exemplar/criteria/x1.yaml:9 /criteriaSet/dimensions/0/use",
            "REFERENCE_UNRESOLVED exemplar/criteria/x1.yaml:11 /criteriaSet/items/0/shared",
            "REFERENCE_UNRESOLVED exemplar/criteria/x1.yaml:12 /criteriaSet/items/1/shared");
    Problem first = alpha.problems().getFirst();
    assertThat(first.message().zh()).contains("维度 core/D1 不存在").contains("插件 core 安装");
    assertThat(first.message().en()).contains("waits until plugin core is installed");
  }

  @Test
  void aPluginWaitsForAnotherThatIsWaitingItself() {
    MemoryFiles beta =
        withSet("beta", "SECTOR")
            .with(
                "exemplar/dimensions.yaml", "dimensions:\n  - {code: B1, name: {zh: 乙, en: B}}\n");
    MemoryFiles alpha =
        MemoryFiles.plugin("alpha")
            .with(
                "exemplar/criteria/y1.yaml",
                SET.replace("core/D1", "beta/B1")
                    .replace("dimension: D1", "dimension: B1")
                    .replace("shared: core/openness", "text: {zh: 甲, en: A}, evidence: METRIC")
                    .replace(", text: {zh: 自己的, en: Own}}", "}")
                    .replace("{zh: 标准", "{zh: 别的"));
    List<Candidate> without = List.of(candidate(1, alpha), candidate(2, beta));
    assertThat(CatalogueRules.compose(without).active()).isEmpty();
    List<Candidate> with = new ArrayList<>(without);
    with.add(candidate(3, core()));
    assertThat(CatalogueRules.compose(with).active()).hasSize(3);
  }

  @Test
  void thePlatformComesFirstThenSectorsThenLocalities() {
    Catalogue catalogue =
        CatalogueRules.compose(
            List.of(
                candidate(1, MemoryFiles.plugin("alpha", "LOCALITY")),
                candidate(2, MemoryFiles.plugin("zeta", "SECTOR")),
                candidate(3, MemoryFiles.plugin("beta", "SECTOR")),
                candidate(4, core())));
    assertThat(catalogue.plugins())
        .extracting(InstalledPlugin::id)
        .containsExactly("core", "beta", "zeta", "alpha");
  }

  @Test
  void theOrderOfArrivalPlaysNoPart() {
    List<Candidate> candidates =
        new ArrayList<>(
            List.of(
                candidate(1, withSet("alpha", "LOCALITY")),
                candidate(2, withSet("omega", "SECTOR")),
                candidate(3, core()),
                candidate(4, MemoryFiles.plugin("omega")),
                candidate(5, MemoryFiles.plugin("broken").with("exemplar/x.yaml", "x: 1"))));
    Catalogue expected = CatalogueRules.compose(candidates);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      Collections.shuffle(candidates, random);
      assertThat(CatalogueRules.compose(candidates)).as("seed %d", seed).isEqualTo(expected);
    }
  }
}
