package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.idl.RuntimeWiring;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.apischema.ApiSchema;
import org.exemplar.graphql.internal.Fixture.FakePlugin;
import org.exemplar.plugins.Place;
import org.exemplar.plugins.PlacedPlugin;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.FieldType;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormPurpose;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.SearchIndex;
import org.exemplar.spi.schema.SdlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema cannot take of a plugin is told where its author wrote it. */
class PluginProblemsTest {
  /** A plugin that came from files. */
  record FromFiles(FakePlugin plugin, Map<String, Place> places) implements PlacedPlugin {
    @Override
    public Optional<Place> place(String part) {
      return Optional.ofNullable(places.get(part));
    }

    @Override
    public PluginDescriptor descriptor() {
      return plugin.descriptor();
    }

    @Override
    public List<Form> forms() {
      return plugin.forms();
    }

    @Override
    public List<SearchIndex> searchIndexes() {
      return plugin.searchIndexes();
    }
  }

  private static FakePlugin with(String id, Form... forms) {
    FakePlugin plain = Fixture.plugin(id);
    return new FakePlugin(
        plain.descriptor(),
        plain.organizationTypes(),
        plain.criteriaSets(),
        List.of(forms),
        plain.searchIndexes(),
        List.of(),
        Optional.empty());
  }

  private static Form form(String id, FormPurpose purpose, String field) {
    return Fixture.form(
        id, purpose, "{}", List.of(Fixture.field(field, FieldType.TEXT, false, List.of())));
  }

  private static List<Problem> problems(Plugin... plugins) {
    RuntimeWiring wiring = Wiring.of(new Fields(), new Values(), List.of());
    Map<String, List<Problem>> offenders =
        new Composer(ApiSchema.files()).compose(List.of(plugins), wiring).offenders();
    return offenders.values().stream().flatMap(List::stream).toList();
  }

  private static List<Problem> problems(FakePlugin plugin, String part, Place place) {
    return problems(new FromFiles(plugin, Map.of(part, place)));
  }

  private static void assertAt(List<Problem> problems, String code, Place place, String... said) {
    assertThat(problems).hasSize(1);
    Problem problem = problems.getFirst();
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.file()).contains(place.file());
    assertThat(problem.line()).isEqualTo(place.line());
    assertThat(problem.path()).isEqualTo(place.pointer());
    assertThat(problem.message().zh() + problem.message().en()).contains(said);
  }

  @ParameterizedTest
  @CsvSource({
    "search, Query.search",
    "platform, Query.platform",
    "criteria-sets, Query.criteriaSets",
    "case, CaseAuthor",
    "save, SaveCaseStudiesError",
    "query, Query",
    "subscription, Subscription",
    "string, String",
    "organization, Query.organization",
    "index, IndexCount"
  })
  void anIdThatIsThePlatformsOwnIsRefusedWhereItStands(String id, String name) {
    Place place = new Place("exemplar/plugin.yaml", 2, "/plugin/id");
    assertAt(
        problems(with(id), "plugin", place),
        "PLUGIN_ID_RESERVED",
        place,
        name,
        "请改用别的 id",
        "choose another id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rural", "urban-community", "organ", "cases", "searching", "hunan"})
  void anIdThatOnlyLooksLikeAnotherNameIsFree(String id) {
    assertThat(problems(Fixture.plugin(id))).isEmpty();
  }

  @Test
  void aFormFieldWithAReservedNameIsNamedWhereItStands() {
    Place place = new Place("exemplar/forms/a.yaml", 9, "/form/schema/properties/version");
    assertAt(
        problems(with("rural", form("a", FormPurpose.PROFILE, "version")), "form/a/version", place),
        "FORM_FIELD_RESERVED",
        place,
        "请改名",
        "has a reserved name");
  }

  @Test
  void aFormWhoseTypeIsThatOfAnIndexIsNamedWhereItsIdStands() {
    Place place = new Place("exemplar/indexes/cases.yaml", 2, "/index/id");
    assertAt(
        problems(
            with("rural", form("cases-filter", FormPurpose.PROFILE, "year")), "index/cases", place),
        "GRAPHQL_NAME_TAKEN",
        place,
        "'RuralCasesFilter'",
        "请改用别的 id",
        "choose another id or field name");
  }

  @Test
  void aFormWhoseFieldOnTheRootIsThatOfAnIndexIsNamed() {
    Form form = form("search-case", FormPurpose.RECORD, "year");
    Map<String, Place> places = new HashMap<>();
    places.put("form/search-case", new Place("exemplar/forms/s.yaml", 2, "/form/id"));
    places.put("index/cases", new Place("exemplar/indexes/cases.yaml", 2, "/index/id"));
    List<Problem> problems = problems(new FromFiles(with("rural", form), places));
    assertThat(problems)
        .isNotEmpty()
        .allSatisfy(
            problem -> {
              assertThat(problem.code()).isEqualTo("GRAPHQL_NAME_TAKEN");
              assertThat(problem.file()).isPresent();
              assertThat(problem.message().en()).contains("'searchCases'");
            });
  }

  @Test
  void aPluginThatExtendsATypeWhoseNameOnlyBeginsLikeItsOwnIsRefused() {
    assertThat(
            problems(
                Fixture.plugin(
                    "organ",
                    new SdlFile(
                        "own.graphqls",
                        "extend type Organization {\n  secret: String @public\n}\n"))))
        .extracting(p -> p.code() + " " + p.file().orElse("") + ":" + p.line())
        .containsExactly("SCHEMA_EXTENSION_NOT_ALLOWED own.graphqls:2");
  }

  @Test
  void aTypeThatAPluginWritesAndAlsoDerivesIsNamedInItsFile() {
    assertThat(
            problems(
                Fixture.plugin(
                    "rural",
                    new SdlFile("own.graphqls", "\ntype RuralCasesEdge @public {\n  a: Int\n}\n"))))
        .extracting(p -> p.code() + " " + p.file().orElse("") + ":" + p.line())
        .containsExactly("SCHEMA_INVALID own.graphqls:2");
  }

  @Test
  void aNameThatTwoPluginsDeriveIsRefusedToTheSecond() {
    Map<String, Place> places = new LinkedHashMap<>();
    places.put("plugin", new Place("exemplar/plugin.yaml", 2, "/plugin/id"));
    FakePlugin first = with("rural", form("x-query", FormPurpose.PROFILE, "year"));
    List<Problem> problems = problems(first, new FromFiles(Fixture.plugin("rural-x"), places));
    assertAt(
        problems,
        "GRAPHQL_NAME_TAKEN",
        new Place("exemplar/plugin.yaml", 2, "/plugin/id"),
        "'RuralXQuery'");
  }
}
