package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.exemplar.testkit.PlatformProcess.Ended;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is broken is named with a command, and who types the command has it whole again. */
@Timeout(300)
class DoctorIT {
  @TempDir private static Path folder;
  private static Path data;

  /** The pack of a locality runs, and nothing is wrong; so it is again after each test. */
  @BeforeAll
  static void a_healthy_platform() throws Exception {
    data = folder.resolve("data");
    try (Platform platform = Platform.start(data)) {
      assertThat(Platform.run("plugin", "install", "hunan", "--server", platform.url()).code())
          .isZero();
      healthy(platform);
    }
  }

  private static Ended doctor(String server) throws Exception {
    return Platform.run("doctor", "--data", data.toString(), "--server", server);
  }

  private static void healthy(Platform platform) throws Exception {
    Ended said = doctor(platform.url());
    assertThat(said.code()).as(said.output()).isZero();
    assertThat(said.output()).contains("0 problems");
  }

  /** While no server runs. */
  private static String offline() throws Exception {
    Ended said = doctor("http://127.0.0.1:1");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output()).contains("SERVER_NOT_REACHABLE", "no server runs");
    return said.output();
  }

  /** Types the command that stands below a finding. */
  private static void follow(String said, String code) throws Exception {
    String below = said.substring(said.indexOf(code));
    String command =
        below
            .lines()
            .filter(line -> line.startsWith("  $ "))
            .findFirst()
            .orElseThrow()
            .substring("  $ ".length());
    ProcessBuilder typed = new ProcessBuilder("sh", "-c", command);
    typed.environment().put("PATH", Platform.HOME.resolve("bin") + ":" + System.getenv("PATH"));
    typed.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Path output = Files.createTempFile(folder, "typed", ".out");
    Process process = typed.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(command + "\n" + Files.readString(output)).isZero();
  }

  private static Path archive() throws Exception {
    String lock = Files.readString(data.resolve("plugins/lock.json"));
    int at = lock.indexOf("\"hunan\"");
    String sha256 = lock.substring(lock.indexOf("sha256", at)).split("\"", -1)[2];
    return data.resolve("plugins/archives/" + sha256 + ".jar");
  }

  @Test
  void a_damaged_lock_file_is_restored() throws Exception {
    // the last good lock file is that of the last complete start, whatever was changed since
    try (Platform complete = Platform.start(data)) {
      healthy(complete);
    }
    Files.writeString(data.resolve("plugins/lock.json"), "{\"format\": 1, \"plug");
    try (Platform once = Platform.start(data)) {
      assertThat(doctor(once.url()).output()).contains("LOCK_DAMAGED");
    }
    follow(offline(), "LOCK_DAMAGED");
    assertThat(offline()).doesNotContain("LOCK_DAMAGED");
    try (Platform platform = Platform.start(data)) {
      assertThat(platform.data("{plugins{id state}}").toString()).contains("rural");
      assertThat(doctor(platform.url()).output()).contains("0 problems");
    }
  }

  @Test
  void an_archive_with_a_flipped_bit_is_named_and_installed_again() throws Exception {
    byte[] bytes = Files.readAllBytes(archive());
    bytes[bytes.length / 2] ^= 1;
    Files.write(archive(), bytes);
    assertThat(offline()).contains("ARCHIVE_LOST  hunan");
    try (Platform platform = Platform.start(data)) {
      Ended said = doctor(platform.url());
      assertThat(said.code()).isEqualTo(1);
      assertThat(said.output()).containsOnlyOnce("ARCHIVE_LOST");
      follow(said.output(), "ARCHIVE_LOST");
      healthy(platform);
      assertThat(Platform.run("plugin", "list", "--server", platform.url()).output())
          .containsPattern("hunan +1.0.0 +LOCALITY +ACTIVE");
    }
  }

  @Test
  void a_plugin_that_ended_a_start_is_named_and_tried_again() throws Exception {
    String sha256 = archive().getFileName().toString().replace(".jar", "");
    Files.write(data.resolve("plugins/starting"), sha256.getBytes(StandardCharsets.US_ASCII));
    assertThat(offline()).contains("START_NOT_ENDED  hunan");
    try (Platform platform = Platform.start(data)) {
      Ended said = doctor(platform.url());
      assertThat(said.code()).isEqualTo(1);
      assertThat(said.output()).containsOnlyOnce("PLUGIN_CRASHED  hunan");
      follow(said.output(), "PLUGIN_CRASHED");
      healthy(platform);
    }
  }
}
