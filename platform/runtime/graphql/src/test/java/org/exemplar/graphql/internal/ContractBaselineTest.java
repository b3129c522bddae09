package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.exemplar.apischema.ApiSchema;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.schema.SdlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract breaks nobody without saying so: it is compared with the last one that was released.
 * {@code -Dcontract.release=true} releases it: {@code api-schema/README.md} says how.
 */
class ContractBaselineTest {
  private static final Path ROOM = Path.of("..", "..", "..", "api-schema");
  private static final Path RELEASED = ROOM.resolve("src").resolve("baseline");
  private static final Baseline OLD =
      new Baseline(version("1.2.0"), "type Query { a: Int b: Int }");

  @TempDir Path folder;

  private static PluginVersion version(String text) {
    return PluginVersion.parse(text);
  }

  @Test
  void the_contract_follows_on_the_last_one_that_was_released() throws IOException {
    PluginVersion version = version(ApiSchema.version());
    String now = ApiSchema.composed();
    if (Boolean.getBoolean("contract.release")) {
      new Baseline(version, now).release(RELEASED);
    }
    assertThat(Baseline.last(RELEASED).orElseThrow().objections(version, now))
        .as("what clients notice since the last release of the contract")
        .isEmpty();
    assertThat(ROOM.resolve("CHANGELOG.md")).content().contains("\n## " + version);
  }

  @Test
  void the_one_text_says_what_the_files_say() {
    List<SdlFile> files = new ArrayList<>();
    ApiSchema.files().forEach((name, text) -> files.add(new SdlFile(name, text)));
    String composed = ApiSchema.composed();
    assertThat(composed).doesNotContainPattern("(?m)^extend ");
    assertThat(printed(SdlText.parse(List.of(new SdlFile("schema.graphqls", composed)))))
        .isEqualTo(printed(SdlText.parse(files)));
  }

  private static String printed(TypeDefinitionRegistry sdl) {
    return new SchemaPrinter(
            SchemaPrinter.Options.defaultOptions()
                .includeDirectiveDefinitions(true)
                .includeScalarTypes(true))
        .print(UnExecutableSchemaGenerator.makeUnExecutableSchema(sdl));
  }

  @Test
  void what_breaks_clients_takes_a_higher_major_version() {
    String now = "type Query { a: Int }";
    for (String low : List.of("1.1.0", "1.2.0", "1.2.1", "1.9.0")) {
      assertThat(OLD.objections(version(low), now))
          .as(low)
          .containsExactly(
              "version.txt says " + low + ", and after 1.2.0 this takes 2.0.0 or higher",
              "BREAKING Query.b: goes; documents that use it are no longer valid");
    }
    assertThat(OLD.objections(version("2.0.0"), now)).isEmpty();
  }

  @Test
  void what_clients_notice_otherwise_takes_a_higher_minor_version() {
    String now = "type Query { a: Int b: Int c(d: Int = 1): Int }";
    assertThat(OLD.objections(version("1.2.7"), now))
        .containsExactly(
            "version.txt says 1.2.7, and after 1.2.0 this takes 1.3.0 or higher",
            "SAFE Query.c: comes");
    assertThat(OLD.objections(version("1.3.0"), now)).isEmpty();
    assertThat(
            new Baseline(version("1.3.0"), now).objections(version("1.3.0"), now.replace('1', '2')))
        .contains("DANGEROUS Query.c(d:): what is meant where it is left out was 1 and is 2");
  }

  @Test
  void what_clients_do_not_notice_takes_no_new_version() {
    assertThat(OLD.objections(version("1.2.0"), "\"More to say 说明.\" " + OLD.sdl())).isEmpty();
  }

  @Test
  void the_last_release_is_the_one_of_the_highest_version_and_is_never_another()
      throws IOException {
    for (String each : List.of("1.9.0", "1.10.0", "1.2.0")) {
      new Baseline(version(each), OLD.sdl() + " #" + each).release(folder);
    }
    Baseline last = Baseline.last(folder).orElseThrow();
    assertThat(last).isEqualTo(new Baseline(version("1.10.0"), OLD.sdl() + " #1.10.0"));
    last.release(folder);
    assertThatThrownBy(() -> new Baseline(last.version(), "type Query { z: Int }").release(folder))
        .hasMessageContaining("1.10.0 was released already");
    assertThat(Files.readString(folder.resolve("schema-1.10.0.graphqls"), StandardCharsets.UTF_8))
        .isEqualTo(last.sdl());
  }
}
