package org.exemplar.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginState;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.junit.jupiter.api.Test;

/** What plugins name in each other: open references are problems until somebody fills them in. */
class CatalogueReferencesTest {
  private static final String SET =
      """
      criteriaSet:
        code: %1$s
        issuer: {code: hunan, name: {zh: 湖南, en: Hunan}}
        subjectKind: ORGANIZATION
        name: {zh: 标准%1$s, en: Criteria %1$s}
        version: 1.0.0
        use: APPRAISAL
        refines: %2$s
        dimensions:
          - {code: G1, name: {zh: 班子, en: Team}}
        items:
          - {code: %1$s.1, dimension: G1, text: {zh: 甲, en: A}, evidence: METRIC}
      """;
  private static final String INDEX =
      """
      index:
        id: things
        version: 1.0.0
        title: {zh: 检索, en: Search}
        source: %s
        where: {%s}
        fields:
          - {name: place, type: KEYWORD}
      """;
  private static final String TYPES =
      """
      organizationTypes:
        - code: village-organization
          name: {zh: 村, en: Village}
          description: {zh: 村, en: Village}
          levels: [VILLAGE]
      """;

  private static MemoryFiles set(MemoryFiles files, String code, String refines) {
    return files.with("exemplar/criteria/" + code + ".yaml", SET.formatted(code, refines));
  }

  private static MemoryFiles index(String source, String where) {
    return MemoryFiles.plugin("alpha", "LOCALITY")
        .with("exemplar/indexes/things.yaml", INDEX.formatted(source, where));
  }

  private static MemoryFiles rural() {
    return MemoryFiles.plugin("rural").with("exemplar/organization-types/a.yaml", TYPES);
  }

  private static Catalogue compose(MemoryFiles... plugins) {
    List<Candidate> candidates = new ArrayList<>();
    for (MemoryFiles files : plugins) {
      long id = candidates.size() + 1L;
      candidates.add(Candidate.read(id, "bundle-" + id, "1.0.0", new ContentReader().read(files)));
    }
    return CatalogueRules.compose(candidates);
  }

  private static InstalledPlugin plugin(Catalogue catalogue, String id) {
    return catalogue.plugins().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  private static void assertUnresolved(Catalogue catalogue, String place, String... said) {
    InstalledPlugin alpha = plugin(catalogue, "alpha");
    assertThat(alpha.state()).isEqualTo(PluginState.QUARANTINED);
    Problem problem = alpha.problems().getFirst();
    assertThat(alpha.problems()).hasSize(1);
    assertThat(
            problem.code()
                + " "
                + problem.file().orElse("")
                + ":"
                + problem.line()
                + " "
                + problem.path())
        .isEqualTo("REFERENCE_UNRESOLVED " + place);
    assertThat(problem.message().zh() + "\n" + problem.message().en())
        .contains(Arrays.asList(said));
  }

  private static void assertActive(MemoryFiles... plugins) {
    assertThat(compose(plugins).plugins())
        .allSatisfy(plugin -> assertThat(plugin.problems()).as(plugin.id()).isEmpty());
  }

  @Test
  void aSetThatRefinesOneThatNobodyHasIsRefusedWithWhatThereIs() {
    MemoryFiles alpha = set(MemoryFiles.plugin("alpha"), "X1", "NOPE");
    assertUnresolved(
        compose(alpha, set(MemoryFiles.plugin("rural"), "HN-R1", "null")),
        "exemplar/criteria/X1.yaml:8 /criteriaSet/refines",
        "标准 NOPE 不存在",
        "criteria set NOPE does not exist",
        "HN-R1",
        "this plugin waits until one offers it");
  }

  @Test
  void aSetMayRefineOneOfItsOwnPluginOfTheCoreAndOfAnyOtherThatIsThere() {
    MemoryFiles alpha = set(MemoryFiles.plugin("alpha", "LOCALITY"), "X1", "X2");
    set(set(alpha, "X2", "SZ-M5"), "X3", "HN-R1");
    assertActive(
        alpha,
        set(MemoryFiles.plugin("core", "PLATFORM"), "SZ-M5", "null"),
        set(MemoryFiles.plugin("rural"), "HN-R1", "null"));
  }

  @Test
  void aRefinementIsOpenWhileTheOtherPluginIsInQuarantineItself() {
    MemoryFiles rural =
        set(rural(), "HN-R1", "null").with("exemplar/messages/en.yaml", "messages: 1");
    assertUnresolved(
        compose(set(MemoryFiles.plugin("alpha"), "X1", "HN-R1"), rural),
        "exemplar/criteria/X1.yaml:8 /criteriaSet/refines",
        "HN-R1");
  }

  @Test
  void anIndexOfOrganizationsNamesTypesWithTheirPlugin() {
    assertActive(rural(), index("ORGANIZATION", "type: rural/village-organization"));
    assertUnresolved(
        compose(rural(), index("ORGANIZATION", "type: village-organization")),
        "exemplar/indexes/things.yaml:6 /index/where/type",
        "是否应为 rural/village-organization？",
        "did you mean rural/village-organization?",
        "types are written with their plugin, such as rural/village-organization");
    assertUnresolved(
        compose(rural(), index("ORGANIZATION", "type: rural/town")),
        "exemplar/indexes/things.yaml:6 /index/where/type",
        "there are: rural/village-organization");
  }

  @Test
  void anIndexOfCasesNamesTypesWithTheirPluginToo() {
    assertActive(
        rural(), index("CASE", "sector: rural, organizationType: rural/village-organization"));
    assertUnresolved(
        compose(rural(), index("CASE", "organizationType: village-organization")),
        "exemplar/indexes/things.yaml:6 /index/where/organizationType",
        "did you mean rural/village-organization?",
        "组织类型要连同插件写全");
  }

  @Test
  void anIndexIsOfASectorThatIsThere() {
    assertActive(rural(), index("ORGANIZATION", "sector: rural"));
    assertUnresolved(
        compose(rural(), index("CASE", "sector: rurall")),
        "exemplar/indexes/things.yaml:6 /index/where/sector",
        "领域 rurall 不存在，是否应为 rural？",
        "did you mean rural?",
        "this plugin waits until that one is installed");
    assertUnresolved(
        compose(rural(), index("CASE", "sector: alpha")),
        "exemplar/indexes/things.yaml:6 /index/where/sector",
        "kind: SECTOR");
  }

  @Test
  void aDimensionThatAPluginDoesNotHaveIsRefusedWithThoseItHas() {
    MemoryFiles alpha =
        MemoryFiles.plugin("alpha")
            .with(
                "exemplar/criteria/x1.yaml",
                SET.formatted("X1", "null")
                    .replace("{code: G1, name: {zh: 班子, en: Team}}", "{use: core/G1}"));
    MemoryFiles core =
        MemoryFiles.plugin("core", "PLATFORM")
            .with(
                "exemplar/dimensions.yaml",
                """
                dimensions:
                  - {code: D1, name: {zh: 发展, en: Development}}
                  - {code: D2, name: {zh: 和谐, en: Harmony}}
                """);
    assertUnresolved(
        compose(alpha, core),
        "exemplar/criteria/x1.yaml:10 /criteriaSet/dimensions/0/use",
        "插件 core 提供的是：core/D1、core/D2，请改用其中之一",
        "plugin core offers: core/D1, core/D2; use one of these");
    assertUnresolved(
        compose(alpha, MemoryFiles.plugin("core", "PLATFORM")),
        "exemplar/criteria/x1.yaml:10 /criteriaSet/dimensions/0/use",
        "plugin core has no dimension at all");
    assertUnresolved(
        compose(alpha, core.with("exemplar/messages/en.yaml", "messages: 1")),
        "exemplar/criteria/x1.yaml:10 /criteriaSet/dimensions/0/use",
        "插件 core 已安装但有问题",
        "plugin core is installed and has problems of its own");
  }
}
