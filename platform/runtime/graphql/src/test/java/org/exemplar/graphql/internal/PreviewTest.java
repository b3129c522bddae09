package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exemplar.graphql.SchemaPreview;
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
        Fixture.plugin("rural", new SdlFile("own.graphqls", "type Other { a: Int }")));
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
                "type RuralTea {\n  name: String\n}\nextend type RuralTea {\n  kind: String\n}\n"
                    + "extend type Organization {\n  ruralTea: RuralTea\n}\n")));
    assertThat(SchemaPreview.of(catalogue.current(), "rural", true).problems()).isEmpty();
    assertThat(SchemaPreview.of(catalogue.current(), "rural", false).problems())
        .extracting(problem -> problem.code() + ":" + problem.line())
        .containsExactly("FETCHER_MISSING:8");
  }

  @Test
  void sdl_that_only_the_whole_schema_shows_to_be_wrong_is_named() {
    catalogue.install(
        Fixture.plugin(
            "rural",
            new SdlFile(
                "own.graphqls",
                "input RuralA { a: RuralA! }\n"
                    + "extend type Organization { ruralTea(a: RuralA): Int }")));
    assertThat(SchemaPreview.of(catalogue.current(), "rural", true).problems())
        .extracting(Problem::code)
        .containsExactly("SCHEMA_INVALID");
  }

  @Test
  void sdl_that_is_nested_without_end_is_refused() {
    String deep = "type RuralA { a: " + "[".repeat(20_000) + "Int" + "]".repeat(20_000) + " }";
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
