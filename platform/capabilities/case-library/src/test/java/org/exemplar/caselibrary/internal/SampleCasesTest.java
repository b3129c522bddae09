package org.exemplar.caselibrary.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.caselibrary.CaseDraft;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginKind;
import org.exemplar.testkit.FakeCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample cases fit what the sector plugins of this repository define. */
final class SampleCasesTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Path ROOT = Path.of("../../..");
  private static final Path SAMPLE = ROOT.resolve("distribution/src/main/sample");

  @ParameterizedTest
  @ValueSource(
      strings = {"rural", "urban-community", "enterprise", "institution", "social-organization"})
  void aDozenCasesOfEachSectorFit(String sector) throws IOException {
    List<CaseDraft> drafts = drafts(sector);
    Findings findings = new Findings();

    FakeCatalogue plugins = new FakeCatalogue(List.of(sector(sector)));
    new CaseRules(plugins.current(), organizationCodes(), Set.of(), true).check(drafts, findings);

    assertThat(findings.refusals()).isEmpty();
    assertThat(drafts).hasSize(12);
    assertThat(drafts).allSatisfy(draft -> assertThat(draft.content().sector()).isEqualTo(sector));
  }

  private static List<CaseDraft> drafts(String sector) throws IOException {
    JsonNode file = read(SAMPLE.resolve("cases/" + sector + ".yaml"));
    Findings findings = new Findings();
    List<CaseDraft> drafts =
        DraftInput.drafts(new InputObject(YAML.convertValue(file, Map.class)), findings);
    assertThat(findings.refusals()).isEmpty();
    return drafts;
  }

  private static Set<String> organizationCodes() throws IOException {
    try (Stream<String> lines = Files.lines(SAMPLE.resolve("organizations/organizations.csv"))) {
      return lines.skip(1).map(line -> line.split(",", 2)[0]).collect(Collectors.toSet());
    }
  }

  /** What cases are compared with, out of the plugin's files. */
  private static Plugin sector(String id) throws IOException {
    Path content = ROOT.resolve("plugins").resolve(id).resolve("src/main/resources/exemplar");
    JsonNode fields = read(content.resolve("indexes/cases.yaml")).at("/index/fields");
    List<IndexField> facets =
        fields
            .valueStream()
            .filter(field -> field.path("from").asText().startsWith("facets."))
            .map(SampleCasesTest::facet)
            .toList();
    String[] criteria = texts(content.resolve("criteria"), "/criteriaSet/items");
    return TestPlugins.plugin(
        id,
        PluginKind.SECTOR,
        Stream.of(texts(content.resolve("organization-types"), "/organizationTypes"))
            .map(TestPlugins::type)
            .toList(),
        List.of(TestPlugins.criteria(criteria)),
        List.of(TestPlugins.cases(id, facets)));
  }

  private static IndexField facet(JsonNode field) {
    return TestPlugins.facet(
        field.path("name").asText(),
        IndexFieldType.valueOf(field.path("type").asText()),
        field.path("many").asBoolean());
  }

  /** The codes of a list in each file of a folder. */
  private static String[] texts(Path folder, String list) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted()
          .flatMap(file -> read(file).at(list).valueStream())
          .map(item -> item.path("code").asText())
          .toArray(String[]::new);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
