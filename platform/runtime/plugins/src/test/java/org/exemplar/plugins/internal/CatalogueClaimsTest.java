package org.exemplar.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginState;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.junit.jupiter.api.Test;

/** Names that only one plugin can have: a second one is told where it wrote them. */
class CatalogueClaimsTest {
  private static final String SET =
      """
      criteriaSet:
        code: HN-R1
        issuer: {code: hunan, name: {zh: 湖南, en: Hunan}}
        subjectKind: ORGANIZATION
        name: {zh: 标准, en: Criteria}
        version: 1.0.0
        use: APPRAISAL
        dimensions:
          - {code: G1, name: {zh: 班子, en: Team}}
        items:
          - {code: HN-R1.01, dimension: G1, text: {zh: 甲, en: A}, evidence: METRIC}
          - {code: HN-R1.02, dimension: G1, text: {zh: 乙, en: B}, evidence: METRIC}
      """;

  private static MemoryFiles with(String id, String set) {
    return MemoryFiles.plugin(id).with("exemplar/criteria/hn-r1.yaml", set);
  }

  /** What becomes of the second plugin. */
  private static List<String> second(MemoryFiles... plugins) {
    List<Candidate> candidates = new ArrayList<>();
    for (MemoryFiles files : plugins) {
      long id = candidates.size() + 1L;
      candidates.add(Candidate.read(id, "bundle-" + id, "1.0.0", new ContentReader().read(files)));
    }
    InstalledPlugin last =
        CatalogueRules.compose(candidates).plugins().stream()
            .filter(plugin -> plugin.bundleId() == 2)
            .findFirst()
            .orElseThrow();
    assertThat(last.state() == PluginState.ACTIVE).isEqualTo(last.problems().isEmpty());
    return last.problems().stream()
        .map(p -> p.code() + " " + p.file().orElse("") + ":" + p.line() + " " + p.path())
        .toList();
  }

  @Test
  void whatSomebodyAddedNeverPushesAsideWhatTheDistributionHolds() {
    Candidate own = candidate(2, MemoryFiles.plugin("rural"));
    Candidate added = candidate(1, MemoryFiles.plugin("rural")).asAdded();
    assertThat(CatalogueRules.compose(List.of(added, own)).plugins())
        .filteredOn(plugin -> plugin.state() == PluginState.ACTIVE)
        .extracting(InstalledPlugin::bundleId)
        .containsExactly(2L);
  }

  @Test
  void onlyTheDistributionSpeaksForThePlatform() {
    MemoryFiles files =
        MemoryFiles.plugin("alpha")
            .with(
                "exemplar/plugin.yaml",
                "plugin: {id: alpha, version: 1.0.0, kind: PLATFORM, name: {zh: 甲, en: A},"
                    + " description: {zh: 甲, en: A}, sources: []}");
    assertThat(CatalogueRules.compose(List.of(candidate(1, files))).plugins())
        .extracting(InstalledPlugin::state)
        .containsExactly(PluginState.ACTIVE);
    assertThat(CatalogueRules.compose(List.of(candidate(1, files).asAdded())).plugins())
        .flatExtracting(InstalledPlugin::problems)
        .extracting(problem -> problem.code() + problem.file())
        .containsExactly("PLUGIN_KIND_RESERVEDOptional[exemplar/plugin.yaml]");
  }

  private static Candidate candidate(long id, MemoryFiles files) {
    return Candidate.read(id, "bundle-" + id, "1.0.0", new ContentReader().read(files));
  }

  @Test
  void anIdOfAnotherPluginIsNamedWhereItStands() {
    assertThat(second(MemoryFiles.plugin("alpha"), MemoryFiles.plugin("alpha")))
        .containsExactly("PLUGIN_ID_TAKEN exemplar/plugin.yaml:2 /plugin/id");
  }

  @Test
  void aPrefixOfAnotherPluginIsNamedWhereItStands() {
    assertThat(second(MemoryFiles.plugin("a-b-1"), MemoryFiles.plugin("a-b1")))
        .containsExactly("GRAPHQL_PREFIX_TAKEN exemplar/plugin.yaml:2 /plugin/id");
  }

  @Test
  void aSetOfAnotherPluginIsNamedWhereItStands() {
    assertThat(second(with("alpha", SET), with("beta", SET)))
        .containsExactly("CRITERIA_SET_TAKEN exemplar/criteria/hn-r1.yaml:5 /criteriaSet/name");
  }

  @Test
  void aSetOfTheSameCodeAndOtherIssuerOrVersionMayStandBesideTheFirst() {
    assertThat(second(with("alpha", SET), with("beta", SET.replace("code: hunan", "code: yun"))))
        .isEmpty();
    assertThat(second(with("alpha", SET), with("beta", SET.replace("1.0.0", "1.1.0")))).isEmpty();
  }

  @Test
  void anItemsCodeBelongsToSetsOfOneCode() {
    String other = SET.replace("code: HN-R1\n", "code: YN-R1\n").replace("zh: 标准", "zh: 别的");
    assertThat(second(with("alpha", SET), with("beta", other)))
        .containsExactly(
            "CRITERION_TAKEN exemplar/criteria/hn-r1.yaml:11 /criteriaSet/items/0/code");
  }
}
