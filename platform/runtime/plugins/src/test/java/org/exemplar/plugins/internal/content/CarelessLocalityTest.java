package org.exemplar.plugins.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.exemplar.plugins.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as people write them who have never seen YAML: none gets through, none is a riddle. */
class CarelessLocalityTest {
  private static final String SET = "criteria/hn-x1.yaml";
  private static final String FORM = "forms/school-profile.yaml";
  private static final String INDEX = "indexes/cases.yaml";
  private static final String TYPES = "organization-types/schools.yaml";

  static Stream<Arguments> slips() {
    return Stream.of(
        slip("a tab", SET, "  use: APPR", "\tuse: APPR", SET + ":8 ", "indent with spaces only"),
        slip("a full-width colon", SET, "use: A", "use：A", SET + ":8 ", "in half width"),
        slip("full-width braces", SET, "{zh: 规划合理", "｛zh: 规划合理", SET + ":18 ", "half width"),
        slip("a small enum", SET, "use: APP", "use: app", SET + ":8 /criteriaSet/use", "did you"),
        slip(
            "a negative version",
            SET,
            "version: 1.0.0",
            "version: -1.0.0",
            SET + ":7 /criteriaSet/version",
            "must look like 1.0.0"),
        slip(
            "a circle of types",
            TYPES,
            "extends: null",
            "extends: university",
            TYPES + ":5 /organizationTypes/0/extends",
            "correct extends"),
        slip(
            "a key that other tools know",
            "plugin.yaml",
            "  kind: SECTOR",
            "  kind: SECTOR\n  depends: [core]",
            "plugin.yaml:5 /plugin/depends",
            "Allowed keys: id, version"),
        slip(
            "a requirement without versions",
            "plugin.yaml",
            "  kind: SECTOR",
            "  kind: SECTOR\n  requires: [core]",
            "plugin.yaml:5 /plugin/requires/0",
            "expected a mapping of keys"),
        slip(
            "a scope that is a number",
            "plugin.yaml",
            "  kind: SECTOR",
            "  kind: LOCALITY\n  scope: [430121]",
            "plugin.yaml:5 /plugin/scope/0",
            "put it in quotes"),
        slip(
            "a locality without scope",
            "plugin.yaml",
            "  kind: SECTOR",
            "  kind: LOCALITY",
            "plugin.yaml:1 /plugin",
            "required key scope is missing"),
        slip(
            "a sector with a scope",
            "plugin.yaml",
            "  kind: SECTOR",
            "  kind: SECTOR\n  scope: [\"43\"]",
            "plugin.yaml:5 /plugin/scope",
            "only a plugin with kind: LOCALITY has a scope"),
        slip(
            "a range that is a version",
            "plugin.yaml",
            "  kind: SECTOR",
            "  kind: SECTOR\n  platform: \"^1.0\"",
            "plugin.yaml:5 /plugin/platform",
            "must look like [1.0,2)"),
        slip(
            "a range the wrong way round",
            "plugin.yaml",
            "  kind: SECTOR",
            "  kind: SECTOR\n  platform: \"[2,1)\"",
            "plugin.yaml:5 /plugin/platform",
            "no version lies in [2,1)"),
        slip(
            "a requirement on itself",
            "plugin.yaml",
            "  kind: SECTOR",
            "  kind: SECTOR\n  requires: [{plugin: specimen, versions: \"1.0\"}]",
            "plugin.yaml:5 /plugin/requires/0/plugin",
            "a plugin cannot require itself"),
        slip(
            "an item that sharpens without a set to refine",
            SET,
            "      evidence: JUDGEMENT",
            "      evidence: JUDGEMENT\n      sharpens: HN-R1.D1.01",
            SET + ":20 /criteriaSet/items/0/sharpens",
            "only items of a set that refines another can sharpen"),
        slip(
            "a profile of somebody else's type",
            FORM,
            "organizationTypes: [school]",
            "organizationTypes: [rural/village-organization]",
            FORM + ":7 /form/organizationTypes/0",
            "write purpose: RECORD"),
        slip(
            "an id that is a novel",
            "plugin.yaml",
            "id: specimen",
            "id: " + "a".repeat(61),
            "plugin.yaml:2 /plugin/id",
            "has 61 characters and may have 60"),
        slip(
            "a text that is a novel",
            SET,
            "规划合理",
            "很长".repeat(2000),
            SET + ":18 /criteriaSet/items/0/text/zh",
            "has 4000 characters and may have 2000"),
        slip("a file that is one", SET, "规划合理", "长".repeat(1_100_000), SET + ":1 ", "too large"),
        slip(
            "a bracket held down",
            SET,
            "[QZ-P5]",
            "[".repeat(5000) + "]".repeat(5000),
            SET + ":10 /criteriaSet/related" + "/0".repeat(29),
            "nested more than 30 levels"),
        slip("a control character", SET, "规划合理", "规\u0007划", SET + ":18 ", "U+0007"),
        slip(
            "a condition without value",
            INDEX,
            "where: {sector: specimen}",
            "where: {place: }",
            INDEX + ":6 /index/where/place",
            "must not be blank"),
        slip(
            "an index field without path",
            INDEX,
            "{name: place,",
            "{name: myOwn,",
            INDEX + ":9 /index/fields/1/name",
            "document path myOwn does not exist"),
        slip(
            "a field name with a capital",
            FORM,
            "      opened: {",
            "      Year: {",
            FORM + ":23 /form/schema/properties/Year",
            "must look like collectiveIncome"),
        slip(
            "a list without end",
            FORM,
            "maxItems: 20",
            "maxItems: 99999999999999999999",
            FORM + ":25 /form/schema/properties/subjects/maxItems",
            "at most 100000"),
        slip(
            "a number that is none", FORM, "minimum: 2000", "minimum: .nan", FORM + ":14 ", ".nan"),
        slip(
            "a date in Chinese",
            "plugin.yaml",
            "2011-04-28",
            "2011年4月28日",
            "plugin.yaml:12 /plugin/sources/0/date",
            "must look like 2011-04-28"));
  }

  private static Arguments slip(
      String what, String file, String text, String replacement, String place, String en) {
    return Arguments.of(what, file, text, replacement, place, en);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slips")
  void isRefusedWhereItStandsWithARemedy(
      String what, String file, String text, String replacement, String place, String en) {
    List<Problem> problems = Specimen.problems(Specimen.with(file, text, replacement));
    assertThat(problems).as(what).isNotEmpty();
    assertThat(problems)
        .extracting(p -> p.file().orElse("") + ":" + p.line() + " " + p.path())
        .contains("exemplar/" + place);
    assertThat(problems).anySatisfy(p -> assertThat(p.message().en()).contains(en));
    assertThat(problems)
        .allSatisfy(p -> assertThat(p.message().zh()).isNotEqualTo(p.message().en()));
  }

  @Test
  void otherEncodingsAreRefusedWithTheRemedy() {
    for (Charset charset : List.of(Charset.forName("GB18030"), StandardCharsets.UTF_16)) {
      MemoryFiles files = Specimen.files();
      byte[] bytes = files.text("exemplar/" + SET).getBytes(charset);
      assertThat(Specimen.problems(files.with("exemplar/" + SET, bytes)))
          .as("%s", charset)
          .anySatisfy(p -> assertThat(p.message().zh()).contains("请另存为 UTF-8"))
          .allSatisfy(p -> assertThat(p.file()).contains("exemplar/" + SET));
    }
  }

  @Test
  void aFileThatWouldSilentlyNotBeReadIsNamed() {
    for (String name : List.of("terms2.YAML", "terms2.yaml.txt", "terms2.Yaml.TXT")) {
      MemoryFiles files = Specimen.files().with("exemplar/glossary/" + name, "glossary: []");
      assertThat(Specimen.problems(files))
          .singleElement()
          .satisfies(p -> assertThat(p.file()).contains("exemplar/glossary/" + name))
          .satisfies(
              p ->
                  assertThat(p.message().en())
                      .endsWith("rename it to exemplar/glossary/terms2.yaml"));
    }
  }

  @Test
  void sdlThatWouldSilentlyNotBeReadIsNamed() {
    for (String name : List.of("own.graphqls", "schema/own.graphql", "schema/own.GraphQLS.txt")) {
      MemoryFiles files = Specimen.files().with("exemplar/" + name, "type A { a: Int }");
      assertThat(Specimen.problems(files))
          .singleElement()
          .satisfies(p -> assertThat(p.file()).contains("exemplar/" + name))
          .satisfies(
              p ->
                  assertThat(p.message().en())
                      .isEqualTo("SDL belongs in exemplar/schema/*.graphqls"));
    }
  }

  @Test
  void whatFileManagersLeaveBehindDoesNotMatter() {
    assertThat(Specimen.problems(Specimen.files().with("exemplar/.DS_Store", "x"))).isEmpty();
    assertThat(Specimen.problems(Specimen.files().with("exemplar/notes.docx", "PK"))).isEmpty();
  }

  @Test
  void linesMayEndAsOnWindows() {
    MemoryFiles files = Specimen.files();
    String windows = files.text("exemplar/" + SET).replace("\n", "\r\n");
    assertThat(Specimen.problems(files.with("exemplar/" + SET, windows))).isEmpty();
  }

  @Test
  void whatTheParserOfJsonSaysOfItselfIsLeftOut() {
    MemoryFiles files = Specimen.files().with("exemplar/glossary/x.json", "{\"glossary\": [}");
    assertThat(Specimen.problems(files))
        .extracting(p -> p.message().en())
        .containsExactly("not valid JSON: Unexpected close marker '}': expected ']'");
  }
}
