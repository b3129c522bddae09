package org.exemplar.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.exemplar.cli.CommandRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Plugins out of the distribution's catalogue and out of others. */
class CatalogueCommandTest {
  @TempDir Path work;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void a_distribution_with_one_plugin_and_another_catalogue() throws IOException {
    for (String folder : List.of("home/catalogue", "home/plugins", "home/conf/trust", "stick")) {
      Files.createDirectories(work.resolve(folder));
    }
    Files.writeString(work.resolve("home/conf/trust/policy.yaml"), "unsigned: deny\n");
    System.setProperty("exemplar.home", work.resolve("home").toString());
    pack("willow", "1.0.0", "柳溪", "home/catalogue/willow.jar");
    pack("school", "1.0.0", "学校", "home/plugins/school.jar");
    pack("willow", "1.0.0", "别的柳溪", "stick/willow-1.jar");
    pack("willow", "1.1.0", "柳溪", "stick/willow-2.jar");
    pack("tea", "1.0.0", "茶村", "stick/tea.jar");
    assertThat(run("keygen", "--publisher", "qinghe", "-o", work.toString())).isZero();
    Files.copy(work.resolve("qinghe.yaml"), work.resolve("home/conf/trust/qinghe.yaml"));
    String[] index = {
      "index", at("stick"), "--key", at("qinghe.key"), "--publisher", "qinghe",
    };
    assertThat(run(index)).as(err.toString()).isZero();
  }

  @Test
  void what_the_distribution_holds_is_found_without_anything_else() {
    assertThat(run("search")).isZero();
    assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "school 1.0.0 LOCALITY 学校 / School for 990101 [plugins]",
            "willow 1.0.0 LOCALITY 柳溪 / Willow for 990101 [catalogue]");
    assertThat(run("search", "柳", "LOCALITY")).isZero();
    assertThat(out.toString()).contains("willow").doesNotContain("school");
    assertThat(run("search", "nowhere")).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("no plugin was found");
  }

  @Test
  void another_catalogue_adds_and_never_overrides_and_a_clash_is_told() {
    assertThat(run("search", "--catalogue", at("stick"))).isZero();
    assertThat(out.toString().lines().map(line -> line.replaceAll(" +.*", "")))
        .containsExactly("school", "tea", "willow", "willow");
    assertThat(err.toString()).contains("CATALOGUE_CLASH: ", "willow 1.0.0");
    assertThat(run("info", "willow@1.0.0", "--catalogue", at("stick"))).isZero();
    assertThat(out.toString())
        .contains("柳溪 / Willow", "from catalogue", "unsigned")
        .doesNotContain("别的");
    assertThat(run("info", "willow", "--catalogue", at("stick"))).isZero();
    assertThat(out.toString()).contains("willow 1.1.0", "from " + at("stick"), "SHA-256");
  }

  @Test
  void the_configuration_names_catalogues_and_those_that_cannot_be_used_are_left_out()
      throws IOException {
    Path file = work.resolve("home/conf/catalogues.yaml");
    Files.writeString(file, "catalogues: [\"not-plugged-in\", \"../stick\"]\n");
    assertThat(run("search", "茶")).isZero();
    assertThat(out.toString()).contains("tea");
    assertThat(err.toString()).contains("CATALOGUE_NOT_FOUND: ", "not-plugged-in");
    Files.writeString(file, "catalogues: {a: b}\n");
    assertThat(run("search")).isEqualTo(2);
    assertThat(err.toString()).startsWith("CATALOGUES_INVALID: ").contains(" / ");
  }

  @Test
  void a_catalogue_that_somebody_names_and_nobody_vouches_for_is_refused() throws IOException {
    assertThat(run("index", at("stick"))).isZero();
    assertThat(run("search", "--catalogue", at("stick"))).isEqualTo(1);
    assertThat(err.toString()).contains("SIGNATURE_MISSING: ", "CATALOGUE_NOT_USED: ");
    Files.writeString(work.resolve("home/conf/trust/policy.yaml"), "unsigned: warn\n");
    assertThat(run("search", "--catalogue", at("stick"))).isZero();
    assertThat(err.toString()).contains("SIGNATURE_MISSING: ");
    assertThat(run("search", "--catalogue", "ftp://example.org/")).isEqualTo(2);
    assertThat(err.toString()).contains("CATALOGUE_INVALID: ");
  }

  @Test
  void an_archive_comes_from_a_file_or_else_from_a_catalogue() throws IOException {
    Report report = new Report(new PrintWriter(out), new PrintWriter(err), "");
    Catalogues catalogues = new Catalogues(report, List.of(at("stick")));
    assertThat(catalogues.archive(at("stick/tea.jar"))).contains(base64("stick/tea.jar"));
    assertThat(catalogues.archive("tea")).contains(base64("stick/tea.jar"));
    assertThat(catalogues.archive("willow")).contains(base64("stick/willow-2.jar"));
    assertThat(catalogues.archive("willow@1.0.0")).contains(base64("home/catalogue/willow.jar"));
  }

  @Test
  void what_cannot_be_had_is_refused_with_its_code() throws IOException {
    refused(1, "PLUGIN_NOT_IN_CATALOGUE", "install", "nobody");
    refused(1, "PLUGIN_NOT_IN_CATALOGUE", "plan", "willow@9.0.0");
    refused(2, "FILE_NOT_FOUND", "install", "nobody.jar");
    refused(2, "ID_INVALID", "info", "No Body");
    refused(2, "FOLDER_NOT_FOUND", "index", at("nowhere"));
    Files.writeString(work.resolve("stick/tea.jar"), "something else");
    refused(1, "CATALOGUE_DIFFERS", "install", "tea", "--catalogue", at("stick"));
  }

  private void refused(int code, String said, String... arguments) {
    assertThat(run(arguments)).as(String.join(" ", arguments)).isEqualTo(code);
    assertThat(err.toString()).contains(said + ": ", " / ");
  }

  private String base64(String file) throws IOException {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(work.resolve(file)));
  }

  private void pack(String id, String version, String name, String jar) throws IOException {
    Path source = Files.createDirectories(work.resolve("source"));
    Files.writeString(
        source.resolve("plugin.yaml"),
        """
        plugin:
          id: %s
          version: %s
          kind: LOCALITY
          name: {zh: %s, en: %s}
          scope: ["990101"]
        """
            .formatted(
                id,
                version,
                name,
                id.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + id.substring(1)));
    assertThat(run("pack", source.toString(), "-o", at(jar))).as(err.toString()).isZero();
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
