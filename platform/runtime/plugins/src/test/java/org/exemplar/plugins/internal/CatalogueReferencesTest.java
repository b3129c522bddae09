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

  private static final String FORM =
      """
      form:
        id: land-record
        version: 1.0.0
        title: {zh: 表, en: Form}
        description: {zh: 表, en: Form}
        purpose: RECORD
        organizationTypes: [%s]
        schema:
          $schema: https://json-schema.org/draft/2020-12/schema
          type: object
          additionalProperties: false
          properties:
            income: {type: number, title: 收入, x-title-en: Income}
            site:
              type: object
              title: 场所
              x-title-en: Site
              additionalProperties: false
              properties: {area: {type: number, title: 面积, x-title-en: Area}}
        layout: [{section: {zh: 全部, en: All}, fields: [income, site]}]
      """;

  private static MemoryFiles locality(String keys, String item) {
    String set =
        SET.formatted("X1", "null")
            .replace("  name:", "  organizationTypes: [rural/village-organization]\n  name:")
            .replace("evidence: METRIC", "evidence: METRIC" + item);
    return MemoryFiles.plugin("alpha", "LOCALITY")
        .with("exemplar/criteria/x1.yaml", set)
        .with(
            "exemplar/organization-types/a.yaml",
            TYPES.replace("levels: [VILLAGE]", "levels: [VILLAGE]\n    " + keys));
  }

  private static MemoryFiles ruralWithForm() {
    MemoryFiles rural = rural();
    rural.with(
        "exemplar/organization-types/a.yaml",
        TYPES
            + """
                attributes:
                  - {code: poor, name: {zh: 贫困, en: Poor}, type: BOOLEAN}
                  - code: terrain
                    name: {zh: 地形, en: Terrain}
                    type: ENUM
                    values: [{code: HILL, name: {zh: 山, en: Hill}}]
            """);
    return rural.with("exemplar/forms/a.yaml", FORM.formatted("village-organization"));
  }

  @Test
  void typesFormsAndFieldsOfOtherPluginsAreNamedWithTheirPlugin() {
    MemoryFiles alpha =
        locality(
            "extends: rural/village-organization",
            ", field: [rural/land-record.income, rural/land-record.site.area],"
                + " appliesTo: {attribute: terrain, equals: HILL}");
    alpha.with("exemplar/forms/b.yaml", FORM.formatted("rural/village-organization"));
    assertActive(ruralWithForm(), alpha);
  }

  @Test
  void aTypeOfAnotherPluginThatIsNotThereIsToldWhereItIsNamed() {
    assertUnresolved(
        compose(locality("extends: null", "")),
        "exemplar/criteria/x1.yaml:5 /criteriaSet/organizationTypes/0",
        "组织类型 rural/village-organization 不存在",
        "waits until plugin rural is installed");
    assertUnresolved(
        compose(rural(), locality("extends: rural/hamlet", "")),
        "exemplar/organization-types/a.yaml:6 /organizationTypes/0/extends",
        "organization type rural/hamlet does not exist",
        "plugin rural offers: rural/village-organization");
    MemoryFiles alpha =
        MemoryFiles.plugin("alpha", "LOCALITY")
            .with("exemplar/forms/b.yaml", FORM.formatted("rural/hamlet"));
    assertUnresolved(
        compose(rural(), alpha),
        "exemplar/forms/b.yaml:7 /form/organizationTypes/0",
        "rural/hamlet");
  }

  @Test
  void aFieldOfAFormOfAnotherPluginMustBeThere() {
    assertUnresolved(
        compose(ruralWithForm(), locality("extends: null", ", field: rural/land-record.incom")),
        "exemplar/criteria/x1.yaml:13 /criteriaSet/items/0/field",
        "did you mean income?");
    assertUnresolved(
        compose(ruralWithForm(), locality("extends: null", ", field: [rural/records.income]")),
        "exemplar/criteria/x1.yaml:13 /criteriaSet/items/0/field/0",
        "form rural/records does not exist");
  }

  @Test
  void aConditionIsOnAnAttributeAndAValueThatTheTypesOfOtherPluginsHave() {
    assertUnresolved(
        compose(
            ruralWithForm(),
            locality("extends: null", ", appliesTo: {attribute: terain, equals: HILL}")),
        "exemplar/criteria/x1.yaml:13 /criteriaSet/items/0/appliesTo/attribute",
        "did you mean terrain?");
    assertUnresolved(
        compose(
            ruralWithForm(),
            locality("extends: null", ", appliesTo: {attribute: terrain, in: [HILL, SEA]}")),
        "exemplar/criteria/x1.yaml:13 /criteriaSet/items/0/appliesTo/attribute",
        "value SEA does not exist");
    assertUnresolved(
        compose(
            ruralWithForm(),
            locality("extends: null", ", appliesTo: {attribute: poor, equals: 1}")),
        "exemplar/criteria/x1.yaml:13 /criteriaSet/items/0/appliesTo/attribute",
        "false, true");
  }

  @Test
  void anAttributeOfATypeAboveInAnotherPluginIsNotDefinedAgain() {
    MemoryFiles alpha =
        locality(
            "extends: rural/village-organization\n    attributes:\n"
                + "      - {code: poor, name: {zh: 贫困, en: Poor}, type: BOOLEAN}",
            "");
    InstalledPlugin found = plugin(compose(ruralWithForm(), alpha), "alpha");
    assertThat(found.problems())
        .extracting(p -> p.code() + " " + p.line() + " " + p.path())
        .containsExactly("REFINEMENT_CONFLICT 8 /organizationTypes/0/attributes/0/code");
  }

  @Test
  void typesThatRefineEachOtherOverPluginsAreRefused() {
    MemoryFiles beta =
        MemoryFiles.plugin("beta", "LOCALITY")
            .with(
                "exemplar/organization-types/a.yaml",
                TYPES + "    extends: alpha/village-organization\n");
    MemoryFiles alpha =
        MemoryFiles.plugin("alpha", "LOCALITY")
            .with(
                "exemplar/organization-types/a.yaml",
                TYPES + "    extends: beta/village-organization\n");
    InstalledPlugin found = plugin(compose(alpha, beta), "alpha");
    assertThat(found.problems())
        .extracting(p -> p.code() + " " + p.line() + " " + p.path())
        .containsExactly("REFERENCE_CIRCLE 6 /organizationTypes/0/extends");
    assertThat(found.problems().getFirst().message().en())
        .contains("alpha/village-organization → beta/village-organization → alpha/");
  }
}
