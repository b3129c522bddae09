package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.exemplar.testkit.PlatformProcess.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an author of a plugin does with {@code bin/exemplar}, without a running platform. */
@Timeout(300)
class PluginAuthorIT {
  @TempDir private Path work;

  @Test
  void a_plugin_is_made_of_the_template_checked_packed_signed_and_verified() throws Exception {
    String folder = at("water-town");
    assertThat(run("init", folder, "--name-zh", "水镇").code()).isZero();

    Ended checked = run("check", folder);
    assertThat(checked.code()).as(checked.output()).isZero();
    assertThat(checked.output())
        .contains(
            "waterTown: WaterTownQuery!",
            "type WaterTownTeaVillageProfile implements",
            "saveWaterTownTeaVillageProfile(",
            "searchTeaCases(");

    assertThat(run("pack", folder, "-o", at("one.jar")).code()).isZero();
    assertThat(run("pack", folder, "-o", at("two.jar")).code()).isZero();
    assertThat(work.resolve("one.jar")).hasSameBinaryContentAs(work.resolve("two.jar"));

    assertThat(run("keygen", "--publisher", "qinghe", "-o", work.toString()).code()).isZero();
    assertThat(
            run("sign", at("one.jar"), "--key", at("qinghe.key"), "--publisher", "qinghe").code())
        .isZero();
    assertThat(run("verify", at("one.jar")).output()).contains("PUBLISHER_UNKNOWN");
    Path trust = Files.createDirectory(work.resolve("trust"));
    Files.writeString(
        trust.resolve("qinghe.yaml"),
        Files.readString(work.resolve("qinghe.yaml"))
            .replace("mayPublish: []", "mayPublish: [{kinds: [LOCALITY], scope: ['990101']}]"));
    Ended verified = run("verify", at("one.jar"), "--trust", trust.toString());
    assertThat(verified.code()).as(verified.output()).isZero();
    assertThat(verified.output()).contains("trust: TRUSTED");
    assertThat(run("check", at("one.jar")).code()).isZero();
  }

  @Test
  void everything_that_is_wrong_in_a_folder_is_named_with_file_and_line() throws Exception {
    run("init", at("town"));
    change("criteria/tea-village.yaml", "evidence: METRIC", "evidence: GUESS");
    change("forms/tea-fair.yaml", "minimum: 0", "minimun: 0");
    change("plugin.yaml", "990101", "99 01");
    Ended checked = run("check", at("town"));
    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.output())
        .contains(
            "criteria/tea-village.yaml:20: CONTENT_INVALID: ",
            "forms/tea-fair.yaml:15: CONTENT_INVALID: ",
            "plugin.yaml:7: CONTENT_INVALID: ",
            "METRIC")
        .doesNotContain("exemplar/plugin.yaml", "Exception");
  }

  @Test
  void what_does_not_go_with_other_plugins_is_named_too() throws Exception {
    run("init", at("town"));
    change("plugin.yaml", "versions: \"[1.0,2)\"", "versions: \"[5.0,6)\"");
    change("criteria/tea-village.yaml", "core/D2", "core/D9");
    change("criteria/tea-village.yaml", "D2", "D9");
    Ended checked = run("check", at("town"));
    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.output())
        .contains(
            "plugin.yaml:10: PLUGIN_REQUIRED: ",
            "criteria/tea-village.yaml:15: REFERENCE_UNRESOLVED: ");
  }

  @Test
  void a_damaged_archive_is_named_as_such() throws Exception {
    run("init", at("town"));
    run("pack", at("town"), "-o", at("town.jar"));
    byte[] bytes = Files.readAllBytes(work.resolve("town.jar"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(work.resolve("town.jar"), bytes);
    Ended verified = run("verify", at("town.jar"));
    assertThat(verified.code()).isEqualTo(1);
    assertThat(verified.output()).containsPattern("(ENTRY_|ARCHIVE_|CONTENTS_)[A-Z]+: ");
  }

  @Test
  void the_sector_plugins_of_the_distribution_are_archives_and_in_order() throws Exception {
    List<Path> jars;
    try (Stream<Path> files = Files.list(Platform.HOME.resolve("plugins"))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    assertThat(jars).isNotEmpty();
    for (Path jar : jars) {
      Ended checked = run("check", jar.toString());
      assertThat(checked.code()).as(checked.output()).isZero();
    }
  }

  @Test
  void a_test_that_is_interrupted_leaves_nothing_behind() throws Exception {
    run("init", at("town"));
    Path temporary = Files.createDirectory(work.resolve("temporary"));
    ProcessBuilder builder =
        new ProcessBuilder(
                Platform.HOME.resolve("bin/exemplar").toString(), "plugin", "test", at("town"))
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("output").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("EXEMPLAR_OPTS", "-Djava.io.tmpdir=" + temporary);
    Process test = builder.start();
    try {
      while (test.isAlive() && !holds(temporary, "felix-cache")) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
      assertThat(test.isAlive()).as(Files.readString(work.resolve("output"))).isTrue();
      List<ProcessHandle> platform = test.descendants().toList();
      test.destroy();
      assertThat(test.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(platform).isNotEmpty().noneMatch(ProcessHandle::isAlive);
      assertThat(temporary).isEmptyDirectory();
    } finally {
      test.destroyForcibly();
    }
  }

  private static boolean holds(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder, 4)) {
      return files.anyMatch(file -> file.endsWith(name));
    } catch (UncheckedIOException gone) {
      return false; // it is made, and changes, at this moment
    }
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = work.resolve("town").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  private String at(String name) {
    return work.resolve(name).toString();
  }

  private static Ended run(String... arguments) throws Exception {
    return Platform.run(
        Stream.concat(Stream.of("plugin"), Stream.of(arguments)).toArray(String[]::new));
  }
}
