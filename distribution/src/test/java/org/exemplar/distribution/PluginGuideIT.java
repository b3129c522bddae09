package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.exemplar.distribution.guide.Guide;
import org.exemplar.distribution.guide.Reader;
import org.exemplar.testkit.PlatformProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows the plugin guide word by word gets where it leads. */
@Timeout(600)
class PluginGuideIT {
  private static final Path GUIDE = Path.of("docs", "plugin-guide.md");

  /** For many short processes. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  @TempDir private Path work;

  @Test
  void every_command_of_the_guide_does_what_the_guide_shows() throws Exception {
    List<Guide.Step> steps = Guide.read(GUIDE);
    assertThat(steps).hasAtLeastOneElementOfType(Guide.Serve.class);
    Path home = Homes.copy(work.resolve("home"));
    int port = PlatformProcess.freePort();
    Map<String, String> instead = Map.of("/opt/exemplar", home.toString(), "8080", "" + port);
    Path folder = Files.createDirectory(work.resolve("folder"));
    try (Reader reader = new Reader(folder, environment(), instead, port)) {
      for (Guide.Step step : steps) {
        reader.follow(step);
      }
    }
  }

  @Test
  void what_is_not_as_a_guide_says_is_noticed() throws Exception {
    follow("```sh\necho one; echo two 2>&1\n```\n```text\none\n…\nt…o\n```\n");
    assertRefused("```sh\necho one\n```\n```text\ntwo\n```\n", "line 1", "two");
    assertRefused("```sh\necho one; echo two\n```\n```text\none\n```\n", "line 1", "two");
    assertRefused("```sh\nfalse\necho on\n```\n", "line 1", "false");
    assertRefused("```sh fails\ntrue\n```\n", "line 1", "true");
    assertRefused("A file:\n\n```yaml\na: 1\n```\n", "line 3");
    follow(
        "A file, `b/a.yaml`:\n\n"
            + "```yaml\n"
            + "a: 1\n"
            + "```\n"
            + "```sh\n"
            + "cat b/a.yaml\n"
            + "```\n"
            + "```text\n"
            + "a: 1\n"
            + "```\n");
  }

  private void assertRefused(String guide, String... said) {
    assertThatThrownBy(() -> follow(guide)).hasMessageContainingAll(said);
  }

  private void follow(String guide) throws Exception {
    Path folder = Files.createTempDirectory(work, "folder");
    Path file = Files.writeString(folder.resolve("guide.md"), guide);
    try (Reader reader = new Reader(folder, Map.of(), Map.of(), 0)) {
      for (Guide.Step step : Guide.read(file)) {
        reader.follow(step);
      }
    }
  }

  /**
   * The JDK and the Maven of this build, with a local repository of its own. What it needs beside
   * the distribution is first looked for in that of this build, which needs nearly the same.
   */
  private Map<String, String> environment() throws IOException {
    String java = System.getProperty("java.home");
    URI here = Path.of(given("localRepository")).toUri();
    Path settings = work.resolve("settings.xml");
    Files.writeString(
        settings,
        """
        <settings>
          <localRepository>%s</localRepository>
          <profiles>
            <profile>
              <id>here</id>
              <repositories>
                <repository><id>here</id><url>%s</url></repository>
              </repositories>
              <pluginRepositories>
                <pluginRepository><id>here</id><url>%s</url></pluginRepository>
              </pluginRepositories>
            </profile>
          </profiles>
          <activeProfiles>
            <activeProfile>here</activeProfile>
          </activeProfiles>
        </settings>
        """
            .formatted(work.resolve("repository"), here, here));
    Path bin = Files.createDirectory(work.resolve("bin"));
    Path mvn = bin.resolve("mvn");
    Files.writeString(
        mvn,
        "#!/bin/sh\nexec '%s' --settings '%s' \"$@\"\n"
            .formatted(Path.of(given("maven.home"), "bin", "mvn"), settings));
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
    String path =
        String.join(":", bin.toString(), java + "/bin", Objects.toString(System.getenv("PATH")));
    return Map.of("JAVA_HOME", java, "PATH", path, "EXEMPLAR_OPTS", QUICK, "MAVEN_OPTS", QUICK);
  }

  private static String given(String property) {
    return Objects.requireNonNull(
        System.getProperty(property), "the build says it to the tests: " + property);
  }
}
