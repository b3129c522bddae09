package org.exemplar.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.exemplar.cli.CommandRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From the template to a signed archive that somebody trusts. */
class PluginCommandTest {
  @TempDir Path work;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void lay_the_template_into_a_home() throws IOException {
    Path source = Path.of("..", "..", "plugins", "example").toAbsolutePath().normalize();
    Path template = work.resolve("home/templates/plugin");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = template.resolve(source.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    Files.createDirectories(work.resolve("home/conf/trust"));
    System.setProperty("exemplar.home", work.resolve("home").toString());
  }

  @Test
  void the_template_becomes_a_plugin_of_another_name() throws IOException {
    assertThat(run("init", at("water-town"), "--name-zh", "水\"镇\"", "--scope", "9901,9902"))
        .isZero();
    assertThat(Files.readString(work.resolve("water-town/plugin.yaml")))
        .contains("  id: water-town\n")
        .contains("  name: {zh: \"水\\\"镇\\\"\", en: \"water-town\"}\n")
        .contains("  scope: [\"9901\", \"9902\"]\n");
    assertThat(Files.readString(work.resolve("water-town/criteria/tea-village.yaml")))
        .contains("code: WATER-TOWN-V1", "use: water-town/TEA");
    try (Stream<Path> files = Files.walk(work.resolve("water-town"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContainIgnoringCase("example");
      }
    }
  }

  @Test
  void a_sector_has_no_scope() throws IOException {
    assertThat(run("init", at("school"), "--kind", "SECTOR")).isZero();
    assertThat(Files.readString(work.resolve("school/plugin.yaml")))
        .contains("  kind: SECTOR\n")
        .doesNotContain("scope:");
    assertThat(run("pack", at("school"), "-o", at("school.jar"))).isZero();
  }

  @Test
  void sdl_that_breaks_a_rule_is_not_packed() throws IOException {
    run("init", at("water-town"));
    Path sdl = work.resolve("water-town/schema/own.graphqls");
    Files.createDirectories(sdl.getParent());
    Files.writeString(sdl, "extend type WaterTownQuery {\n  getTea: Int\n}\n");
    assertThat(run("pack", at("water-town"), "-o", at("town.jar"))).isEqualTo(1);
    assertThat(err.toString()).startsWith("schema/own.graphqls:2: ACCESS_RULE_MISSING: ");
    Files.writeString(sdl, "extend type WaterTownQuery {\n  getTea: Int @public\n}\n");
    assertThat(run("pack", at("water-town"), "-o", at("town.jar"))).isEqualTo(1);
    assertThat(err.toString())
        .contains("schema/own.graphqls:2: SCHEMA_STYLE: ", "naming-convention", "require-desc");
    assertThat(work.resolve("town.jar")).doesNotExist();
  }

  @Test
  void a_folder_that_holds_something_is_left_alone() throws IOException {
    Files.createDirectories(work.resolve("used"));
    Files.writeString(work.resolve("used/file"), "x");
    assertThat(run("init", at("used"))).isEqualTo(2);
    assertThat(err.toString()).startsWith("FOLDER_NOT_EMPTY: ");
  }

  @Test
  void what_cannot_be_meant_is_refused_with_its_code() {
    refused("ID_INVALID", "init", at("x"), "--id", "Water Town");
    refused("KIND_INVALID", "init", at("x"), "--kind", "PLATFORM");
    refused("SCOPE_INVALID", "init", at("x"), "--kind", "SECTOR", "--scope", "99");
    refused("SCOPE_INVALID", "init", at("x"), "--scope", "9 9");
    refused("FOLDER_NOT_FOUND", "pack", at("nowhere"));
    refused("FILE_NOT_FOUND", "verify", at("nowhere.jar"));
    refused("FILE_NOT_FOUND", "seal", at("nowhere.jar"));
    refused("FILE_NOT_FOUND", "check", at("nowhere.jar"));
    refused("FOLDER_NOT_FOUND", "trust", at("nowhere"));
    refused("ID_INVALID", "keygen", "--publisher", "../x");
  }

  @Test
  void an_archive_is_packed_signed_and_verified_by_whoever_trusts_its_publisher()
      throws IOException {
    run("init", at("water-town"));
    assertThat(run("pack", at("water-town"), "-o", at("town.jar"))).isZero();
    assertThat(run("verify", at("town.jar"))).isEqualTo(1);
    assertThat(err.toString()).contains("SIGNATURE_MISSING: ");

    assertThat(run("keygen", "--publisher", "qinghe", "-o", work.toString())).isZero();
    String fingerprint = out.toString().lines().toList().getLast().replaceAll(".*: ", "");
    assertThat(sign()).isZero();
    assertThat(run("verify", at("town.jar"))).isEqualTo(1);
    assertThat(err.toString()).contains("PUBLISHER_UNKNOWN: ");

    trust("9901");
    assertThat(run("verify", at("town.jar"))).isEqualTo(1);
    assertThat(err.toString()).contains("SCOPE_NOT_ALLOWED: ", "compares codes only");
    trust("990101");
    assertThat(run("verify", at("town.jar"))).isZero();
    assertThat(out.toString()).contains("water-town 1.0.0", "signed by qinghe", "trust: TRUSTED");
    assertThat(run("trust")).isZero();
    assertThat(out.toString()).contains("unsigned: deny", fingerprint, "LOCALITY for 990101");
  }

  @Test
  void a_key_is_never_overwritten() throws IOException {
    run("keygen", "--publisher", "qinghe", "-o", work.toString());
    String key = Files.readString(work.resolve("qinghe.key"));
    refused("FILE_EXISTS", "keygen", "--publisher", "qinghe", "-o", work.toString());
    Files.delete(work.resolve("qinghe.yaml"));
    refused("FILE_EXISTS", "keygen", "--publisher", "qinghe", "-o", work.toString());
    assertThat(work.resolve("qinghe.key")).hasContent(key.strip());
  }

  @Test
  void signing_needs_a_key_an_archive_and_a_day_ahead() throws IOException {
    run("init", at("water-town"));
    run("pack", at("water-town"), "-o", at("town.jar"));
    run("keygen", "--publisher", "qinghe", "-o", work.toString());
    String[] sign = {"sign", at("town.jar"), "--publisher", "qinghe", "--key"};
    refused("KEY_INVALID", with(sign, at("qinghe.yaml")));
    refused("DATE_INVALID", with(sign, at("qinghe.key"), "--expires", "soon"));
    refused("SIGNATURE_IMPOSSIBLE", with(sign, at("qinghe.key"), "--expires", "2020-01-01"));
    Files.writeString(work.resolve("town.jar"), "no archive");
    assertThat(run(with(sign, at("qinghe.key")))).isEqualTo(1);
    assertThat(err.toString()).startsWith("ARCHIVE_UNREADABLE: ");
  }

  @Test
  void packing_names_what_is_wrong_and_what_stays_out_by_its_place_in_the_folder()
      throws IOException {
    run("init", at("water-town"));
    Files.writeString(work.resolve("water-town/forms/a.yaml~"), "x");
    assertThat(run("pack", at("water-town"), "-o", at("town.jar"))).isZero();
    assertThat(err.toString()).contains("forms/a.yaml~: FILE_LEFT_OUT: ");
    Files.writeString(work.resolve("water-town/plugin.yaml"), "plugin: {id: x}\n");
    assertThat(run("pack", at("water-town"), "-o", at("town.jar"))).isEqualTo(1);
    assertThat(err.toString()).contains("plugin.yaml: DESCRIPTOR_INVALID: ", "line 1");
  }

  private int sign() {
    return run("sign", at("town.jar"), "--key", at("qinghe.key"), "--publisher", "qinghe");
  }

  private void trust(String scope) throws IOException {
    String file =
        Files.readString(work.resolve("qinghe.yaml"))
            .replace(
                "mayPublish: []", "mayPublish: [{kinds: [LOCALITY], scope: [\"" + scope + "\"]}]");
    Files.writeString(work.resolve("home/conf/trust/qinghe.yaml"), file);
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }

  private void refused(String code, String... arguments) {
    assertThat(run(arguments)).as(String.join(" ", arguments)).isEqualTo(2);
    assertThat(err.toString()).startsWith(code + ": ").contains(" / ");
  }

  private String at(String name) {
    return work.resolve(name).toString();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new PluginCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof CommandRefused refusal) {
                command.getErr().println(refusal.getMessage());
                return refusal.exitCode();
              }
              throw failure;
            })
        .execute(arguments);
  }
}
