package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exemplar.graphql.SchemaPreview;
import org.exemplar.graphql.internal.lint.SchemaLint;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.schema.SdlFile;
import org.junit.jupiter.api.Test;

/** What a plugin would add to the schema. */
class PreviewTest {
  private final Fixture.FakeCatalogue catalogue = new Fixture.FakeCatalogue();

  @Test
  void it_holds_the_plugins_types_root_fields_and_mutations_and_nothing_of_others() {
    catalogue.install(Fixture.plugin("enterprise"));
    catalogue.install(Fixture.plugin("rural"));
    SchemaPreview preview = SchemaPreview.of(catalogue.current(), "rural", true);
    assertThat(preview.problems()).isEmpty();
    assertThat(preview.sdl())
        .contains(
            "rural: RuralQuery!",
            "type RuralVillageProfile implements",
            "input RuralVillageProfileInput",
            "saveRuralVillageProfile(",
            "searchCases(")
        .doesNotContain("Enterprise");
  }

  @Test
  void it_names_what_the_schema_cannot_take() {
    catalogue.install(
        Fixture.plugin("rural", new SdlFile("own.graphqls", "type Other @public { a: Int }")));
    SchemaPreview preview = SchemaPreview.of(catalogue.current(), "rural", true);
    assertThat(preview.problems()).extracting(Problem::code).containsExactly("SCHEMA_PREFIX");
    assertThat(preview.problems().getFirst().line()).isEqualTo(1);
  }

  @Test
  void a_field_that_nothing_can_answer_is_named_where_there_is_no_code() {
    catalogue.install(
        Fixture.plugin(
            "rural",
            new SdlFile(
                "own.graphqls",
                "\"Tea 茶叶.\" type RuralTea @public {\n"
                    + "  \"Name 名称.\" name: String\n"
                    + "}\n"
                    + "extend type RuralTea {\n"
                    + "  \"Kind 种类.\" kind: String\n"
                    + "}\n"
                    + "extend type Organization {\n"
                    + "  \"Its tea 茶叶.\" ruralTea: RuralTea @public\n"
                    + "}\n")));
    assertThat(SchemaPreview.of(catalogue.current(), "rural", true).problems()).isEmpty();
    assertThat(SchemaPreview.of(catalogue.current(), "rural", false).problems())
        .extracting(problem -> problem.code() + ":" + problem.line())
        .containsExactly("FETCHER_MISSING:8");
  }

  @Test
  void what_breaks_the_style_is_named_once_the_schema_takes_it() {
    catalogue.install(
        Fixture.plugin(
            "rural",
            new SdlFile("own.graphqls", "extend type RuralQuery {\n  getTea: Int @public\n}")));
    assertThat(SchemaPreview.of(catalogue.current(), "rural", true).problems())
        .extracting(problem -> problem.code() + ":" + problem.line() + problem.message().en())
        .containsExactly(
            "SCHEMA_STYLE:2RuralQuery.getTea (naming-convention): a field that is asked is called"
                + " after what it gives, without a verb in front: cases, not getCases",
            "SCHEMA_STYLE:2RuralQuery.getTea (require-description): it needs a description:"
                + " English, with the Chinese term");
  }

  @Test
  void what_is_derived_keeps_to_the_style() {
    Fixture.FakePlugin plugin = Fixture.plugin("rural");
    assertThat(SchemaLint.check(SdlText.parse(PluginSdl.files(plugin))))
        .extracting(finding -> finding.rule() + " " + finding.coordinate())
        .isEmpty();
  }

  @Test
  void sdl_that_only_the_whole_schema_shows_to_be_wrong_is_named() {
    catalogue.install(
        Fixture.plugin(
            "rural",
            new SdlFile(
                "own.graphqls",
                "input RuralA { a: RuralA! }\n"
                    + "extend type Organization { ruralTea(a: RuralA): Int @public }")));
    assertThat(SchemaPreview.of(catalogue.current(), "rural", true).problems())
        .extracting(Problem::code)
        .containsExactly("SCHEMA_INVALID");
  }

  @Test
  void sdl_that_is_nested_without_end_is_refused() {
    String deep =
        "type RuralA @public { a: " + "[".repeat(20_000) + "Int" + "]".repeat(20_000) + " }";
    catalogue.install(Fixture.plugin("rural", new SdlFile("own.graphqls", deep)));
    assertThat(SchemaPreview.of(catalogue.current(), "rural", true).problems())
        .extracting(Problem::code)
        .containsExactly("SCHEMA_INVALID");
  }

  @Test
  void a_plugin_that_is_not_active_has_none() {
    assertThatThrownBy(() -> SchemaPreview.of(catalogue.current(), "rural", true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
