package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.exemplar.graphql.OwnSdl;
import org.junit.jupiter.api.Test;

/** What is said of SDL of a plugin before it is packed. */
class OwnSdlTest {
  private static final String FILE = "exemplar/schema/own.graphqls";

  private static List<String> check(String sdl) {
    return OwnSdl.check(
            "rural",
            new TreeMap<>(
                Map.of(
                    FILE,
                    sdl.getBytes(StandardCharsets.UTF_8),
                    "exemplar/plugin.yaml",
                    "plugin: {".getBytes(StandardCharsets.UTF_8))))
        .stream()
        .map(problem -> problem.code() + " " + problem.file().orElse("") + ":" + problem.line())
        .toList();
  }

  @Test
  void what_is_right_may_be_packed() {
    assertThat(
            check(
                """
                extend type RuralQuery {
                  "How much tea 茶叶产量."
                  tea(
                    "In which year 年份."
                    year: Int!
                  ): Int! @public
                }
                extend type RuralVillageProfile {
                  "Its tea 茶叶."
                  tea: RuralTea
                }
                "Tea 茶叶."
                type RuralTea @public {
                  "Its name 名称."
                  name: String!
                }
                """))
        .isEmpty();
    assertThat(OwnSdl.check("rural", new TreeMap<>())).isEmpty();
  }

  @Test
  void what_breaks_the_style_is_told_with_file_and_line() {
    assertThat(check("extend type RuralQuery {\n  getTea: Int @public\n}"))
        .containsExactly("SCHEMA_STYLE " + FILE + ":2", "SCHEMA_STYLE " + FILE + ":2");
  }

  @Test
  void what_is_not_allowed_and_what_has_no_rule_are_told_before() {
    assertThat(check("extend type RuralQuery {\n  getTea: Int\n}"))
        .containsExactly("ACCESS_RULE_MISSING " + FILE + ":2");
    assertThat(check("type Tea @public { a: Int }"))
        .containsExactly("SCHEMA_PREFIX " + FILE + ":1");
    assertThat(check("extend type Query {\n\n  tea: Int @public\n}"))
        .containsExactly("SCHEMA_EXTENSION_NOT_ALLOWED " + FILE + ":3");
  }

  @Test
  void what_is_no_sdl_is_told() {
    assertThat(check("type RuralTea {\n  a: \n}")).containsExactly("SCHEMA_INVALID " + FILE + ":3");
  }
}
