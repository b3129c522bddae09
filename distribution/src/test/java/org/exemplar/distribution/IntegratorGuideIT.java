package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Whoever follows the integrator guide word by word gets the answers that it shows. */
@Timeout(600)
class IntegratorGuideIT {
  private static final Path GUIDE = Path.of("docs", "integrator-guide.md");

  @TempDir private Path work;

  @Test
  void every_example_of_the_guide_is_answered_as_the_guide_shows() throws Exception {
    List<Guide.Step> steps = Guide.read(GUIDE);
    assertThat(steps)
        .hasAtLeastOneElementOfType(Guide.Serve.class)
        .hasAtLeastOneElementOfType(Guide.Write.class);
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
  void the_contract_is_there_in_one_piece_with_its_changelog_and_its_client() {
    Path api = Platform.HOME.resolve("api");
    assertThat(api.resolve("schema.graphqls"))
        .content()
        .contains("type Query {", "type Mutation {");
    assertThat(api.resolve("CHANGELOG.md")).content().contains("\n## 1.0.0\n");
    assertThat(api.resolve("exemplar-client-1.0.0.tgz")).isNotEmptyFile();
  }

  /** The JDK of this build, and Node from where it is. */
  private static Map<String, String> environment() {
    String java = System.getProperty("java.home");
    String path = java + "/bin:" + Objects.toString(System.getenv("PATH"));
    return Map.of("JAVA_HOME", java, "PATH", path, "EXEMPLAR_OPTS", "-XX:TieredStopAtLevel=1");
  }
}
