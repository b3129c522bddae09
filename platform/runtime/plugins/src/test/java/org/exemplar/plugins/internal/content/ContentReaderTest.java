package org.exemplar.plugins.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.AttributeDefinition;
import org.exemplar.spi.EnumValue;
import org.exemplar.spi.FieldType;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormField;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.Language;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.schema.SdlFile;
import org.junit.jupiter.api.Test;

class ContentReaderTest {
  private static PluginContent specimen() {
    return content(Specimen.files());
  }

  private static PluginContent content(ContentFiles files) {
    ContentResult result = new ContentReader().read(files);
    assertThat(result).isInstanceOf(ContentResult.Good.class);
    return ((ContentResult.Good) result).content();
  }

  private static FormField field(String name) {
    Form form = specimen().forms().getFirst();
    return form.fields().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void readsEveryKindOfFile() {
    PluginContent content = specimen();
    assertThat(content.descriptor().id()).isEqualTo("specimen");
    assertThat(content.organizationTypes()).hasSize(2);
    assertThat(content.criteriaSets()).hasSize(1);
    assertThat(content.sharedCriteria()).hasSize(1);
    assertThat(content.dimensions()).hasSize(1);
    assertThat(content.searchIndexes()).hasSize(1);
    assertThat(content.glossary()).hasSize(2);
    assertThat(content.programmeEvents()).hasSize(3);
    assertThat(content.programmeTemplates()).hasSize(1);
    assertThat(content.carriers()).hasSize(2);
    assertThat(content.guidance()).hasSize(1);
    assertThat(content.messages())
        .isEqualTo(
            Map.of(
                Language.ZH, Map.of("error.CLOSED", "已关闭"),
                Language.EN, Map.of("error.CLOSED", "Closed")));
  }

  @Test
  void sdlOfItsOwnIsReadByName() {
    MemoryFiles files =
        Specimen.files()
            .with("exemplar/schema/b.graphqls", "type B { a: A }")
            .with("exemplar/schema/more/a.graphqls", "type A { a: Int }");
    assertThat(content(files).sdl())
        .containsExactly(
            new SdlFile("exemplar/schema/b.graphqls", "type B { a: A }"),
            new SdlFile("exemplar/schema/more/a.graphqls", "type A { a: Int }"));
  }

  @Test
  void whoAPluginIsIsReadOfADescriptorThatIsRightAndOfNoOther() {
    ContentReader reader = new ContentReader();
    byte[] right = Specimen.files().read(ContentFiles.DESCRIPTOR);
    assertThat(reader.descriptor(Specimen.files())).isPresent();
    for (int at = 0; at < right.length; at++) {
      for (int bit = 0; bit < 8; bit += 3) {
        byte[] garbled = right.clone();
        garbled[at] ^= (byte) (1 << bit);
        MemoryFiles files = Specimen.files().with(ContentFiles.DESCRIPTOR, garbled);
        boolean good = reader.descriptor(files).isPresent();
        boolean named =
            Specimen.problems(files).stream()
                .anyMatch(problem -> problem.file().equals(Optional.of(ContentFiles.DESCRIPTOR)));
        assertThat(good && named).as("byte %d, bit %d", at, bit).isFalse();
      }
    }
  }

  @Test
  void aSubTypeHasTheAttributesOfItsSuperTypeFirst() {
    assertThat(specimen().organizationTypes().getLast().attributes())
        .extracting(AttributeDefinition::code)
        .containsExactly("windowService", "size", "students");
  }

  @Test
  void formFieldsComeInTheOrderOfTheSchemaWithTheirTypes() {
    assertThat(specimen().forms().getFirst().fields())
        .extracting(f -> f.name() + " " + f.type() + (f.many() ? " many" : ""))
        .containsExactly(
            "year INTEGER",
            "standing ENUM",
            "opened DATE",
            "budget NUMBER",
            "subjects TEXT many",
            "rooms OBJECT many",
            "facilities OBJECT");
  }

  @Test
  void aFormFieldKnowsLabelUnitDescriptionAndWhetherItIsRequired() {
    FormField budget = field("budget");
    assertThat(budget.title()).isEqualTo(new LocalizedText("预算", "Budget"));
    assertThat(budget.unit()).contains("CNY");
    assertThat(budget.description()).contains("Budget of the year");
    assertThat(budget.required()).isFalse();
    assertThat(field("year").required()).isTrue();
  }

  @Test
  void valuesOfAnEnumCarryTheirLabels() {
    assertThat(field("standing").values())
        .containsExactly(
            new EnumValue("STRONG", new LocalizedText("强", "Strong")),
            new EnumValue("WEAK", new LocalizedText("弱", "Weak")));
  }

  @Test
  void fieldsOfAnObjectInAListAreFieldsToo() {
    assertThat(field("rooms").fields())
        .extracting(f -> f.name() + " " + f.type() + " " + f.required())
        .containsExactly("name TEXT true", "seats INTEGER false");
    assertThat(field("facilities").fields())
        .extracting(FormField::type)
        .containsExactly(FieldType.BOOLEAN);
  }

  @Test
  void theSchemaOfAFormIsTheSameTextWhateverTheOrderOfItsKeys() {
    String one = specimen().forms().getFirst().schemaJson();
    ContentFiles turned =
        Specimen.with(
            "forms/school-profile.yaml",
            "{type: integer, minimum: 2000, maximum: 2100, title: 年度, x-title-en: Year}",
            "{x-title-en: Year, title: 年度, maximum: 2100, minimum: 2000, type: integer}");
    assertThat(content(turned).forms().getFirst().schemaJson()).isEqualTo(one);
    assertThat(one).startsWith("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"");
  }

  @Test
  void anIndexFieldReadsFromItsNameWhereNothingElseIsSaid() {
    assertThat(specimen().searchIndexes().getFirst().fields())
        .extracting(IndexField::from)
        .containsExactly("title", "place", "facets.income");
  }

  @Test
  void jsonIsReadLikeYaml() {
    MemoryFiles files =
        Specimen.files()
            .with(
                "exemplar/glossary/more.json",
                "{\"glossary\": [{\"term\": \"五带头\", \"meaning\": null, \"expanded\": false}]}");
    assertThat(content(files).glossary()).hasSize(3);
  }

  @Test
  void aWrongJsonFileIsRefusedWithItsLine() {
    Problem problem =
        Specimen.problems(
                Specimen.files().with("exemplar/glossary/more.json", "{\n\"glossary\": [}\n"))
            .getFirst();
    assertThat(problem.code()).isEqualTo("CONTENT_UNREADABLE");
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.message().zh()).startsWith("不是合法的 JSON");
    assertThat(problem.message().en()).startsWith("not valid JSON");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    MemoryFiles files =
        Specimen.files().with("exemplar/messages/en.yaml", "\uFEFFmessages:\n  error.CLOSED: No");
    assertThat(content(files).messages().get(Language.EN)).containsValue("No");
  }

  @Test
  void wordsThatOldYamlTookForTruthAreTexts() {
    MemoryFiles files =
        Specimen.files()
            .with("exemplar/messages/en.yaml", "messages:\n  error.CLOSED: yes")
            .with("exemplar/messages/zh-CN.yaml", "messages:\n  error.CLOSED: no");
    assertThat(content(files).messages().get(Language.EN)).containsValue("yes");
  }

  @Test
  void aFileInAnotherEncodingIsRefusedWithTheLine() {
    byte[] gb = "messages:\n  error.CLOSED: 已关闭\n".getBytes(Charset.forName("GB18030"));
    assertThat(Specimen.problems(Specimen.files().with("exemplar/messages/zh-CN.yaml", gb)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("CONTENT_UNREADABLE");
              assertThat(problem.file()).contains("exemplar/messages/zh-CN.yaml");
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.message().zh()).contains("请另存为 UTF-8");
              assertThat(problem.message().en()).contains("save it as UTF-8");
            });
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(Specimen.problems(Specimen.files().with("exemplar/glossary/x.yaml", "")))
        .singleElement()
        .satisfies(p -> assertThat(p.message().en()).contains("the file is empty"));
  }

  @Test
  void aFileInTheWrongFolderIsToldWhereItBelongs() {
    MemoryFiles files = Specimen.files();
    files.with("exemplar/forms/x.yaml", "glossary:\n  - {term: 甲, meaning: null, expanded: false}");
    assertThat(Specimen.problems(files))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo("CONTENT_INVALID");
              assertThat(p.message().zh()).contains("应放在 exemplar/glossary/*.yaml");
              assertThat(p.message().en()).contains("belongs in exemplar/glossary/*.yaml");
            });
  }

  @Test
  void aMessageFileInAnUnknownLanguageIsRefused() {
    MemoryFiles files = Specimen.files().with("exemplar/messages/fr.yaml", "messages: {a: b}");
    assertThat(Specimen.problems(files))
        .singleElement()
        .satisfies(p -> assertThat(p.message().zh()).contains("应为 zh-CN.yaml 或 en.yaml"));
  }

  @Test
  void aPluginWithoutDescriptorIsRefused() {
    MemoryFiles files = new MemoryFiles().with("exemplar/messages/readme.txt", "nothing");
    assertThat(Specimen.problems(files))
        .singleElement()
        .satisfies(p -> assertThat(p.message().en()).contains("exemplar/plugin.yaml is missing"));
  }

  @Test
  void allDefectsOfAllFilesAreNamedInOrder() {
    MemoryFiles files =
        Specimen.with("criteria/hn-x1.yaml", "evidence: METRIC", "evidence: METRICS");
    files.with(
        "exemplar/criteria/hn-x1.yaml",
        files
            .text("exemplar/criteria/hn-x1.yaml")
            .replace("dimension: G1", "dimension: G9")
            .replace("use: APPRAISAL", "usage: APPRAISAL"));
    files.with("exemplar/glossary/terms.yaml", "glossary:\n  - {term: 甲}\n");
    assertThat(Specimen.problems(files))
        .extracting(p -> p.file().orElse("") + ":" + p.line() + " " + p.code())
        .containsExactly(
            "exemplar/criteria/hn-x1.yaml:1 CONTENT_INVALID",
            "exemplar/criteria/hn-x1.yaml:8 CONTENT_INVALID",
            "exemplar/criteria/hn-x1.yaml:27 CONTENT_REFERENCE",
            "exemplar/criteria/hn-x1.yaml:29 CONTENT_INVALID",
            "exemplar/glossary/terms.yaml:2 CONTENT_INVALID",
            "exemplar/glossary/terms.yaml:2 CONTENT_INVALID");
  }

  @Test
  void aBadPluginStillSaysWhoItIs() {
    ContentResult result =
        new ContentReader().read(Specimen.with("dimensions.yaml", "code: D1", "code: d1"));
    assertThat(result)
        .isInstanceOfSatisfying(
            ContentResult.Bad.class,
            bad ->
                assertThat(bad.descriptor())
                    .hasValueSatisfying(d -> assertThat(d.id()).isEqualTo("specimen")));
  }

  @Test
  void twoSetsOfOneKeyInTwoFilesAreRefused() {
    MemoryFiles files = Specimen.files();
    String set = files.text("exemplar/criteria/hn-x1.yaml");
    files.with("exemplar/criteria/hn-x2.yaml", set.replace("code: HN-X1\n", "code: HN-X2\n"));
    assertThat(Specimen.problems(files))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo("CONTENT_DUPLICATE");
              assertThat(p.file()).contains("exemplar/criteria/hn-x2.yaml");
              assertThat(p.path()).isEqualTo("/criteriaSet/name");
              assertThat(p.message().en()).contains("first at exemplar/criteria/hn-x1.yaml:1");
            });
  }

  @Test
  void aTypeHasOneProfileForm() {
    MemoryFiles files = Specimen.files();
    String form = files.text("exemplar/forms/school-profile.yaml");
    files.with("exemplar/forms/x.yaml", form.replace("id: school-profile", "id: other-profile"));
    assertThat(Specimen.problems(files))
        .singleElement()
        .satisfies(p -> assertThat(p.message().zh()).contains("只能有一个 PROFILE 表单"));
  }

  @Test
  void typesThatStandAboveThemselvesAreRefused() {
    MemoryFiles files =
        Specimen.with("organization-types/schools.yaml", "extends: null", "extends: university");
    assertThat(Specimen.problems(files))
        .filteredOn(p -> p.message().zh().contains("上级又回到它自己"))
        .extracting(Problem::path)
        .containsExactly("/organizationTypes/0/extends", "/organizationTypes/1/extends");
  }
}
