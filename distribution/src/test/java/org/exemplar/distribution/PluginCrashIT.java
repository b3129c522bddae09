package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.exemplar.testkit.PluginClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process ends at any moment of a change; what stood before it or what it led to is there. */
class PluginCrashIT {
  private static final int KILLS = Form.isLong() ? 60 : 5;
  private static final int LATEST_MILLIS = 500;

  @TempDir private Path folder;

  @Test
  void a_platform_that_was_killed_during_a_change_runs_what_its_lock_file_says() throws Exception {
    long seed = System.nanoTime();
    System.out.println("PluginCrashIT seed " + seed);
    Random random = new Random(seed);
    PluginArchives archives = new PluginArchives(folder);
    Path data = folder.resolve("data");
    try (Platform platform = Platform.start(data, "--unsigned-plugins", "warn")) {
      PluginClient plugins = new PluginClient(platform);
      plugins.succeed(plugins.planInstall(archives.visitor("1.0.0")));
    }
    String before = "1.0.0";
    for (int kill = 1; kill <= KILLS; kill++) {
      String after = "1." + kill + ".0";
      String change;
      try (Platform platform = Platform.start(data, "--unsigned-plugins", "warn")) {
        PluginClient plugins = new PluginClient(platform);
        JsonNode plan = plugins.planInstall(archives.visitor(after));
        change = plan.at("/change/id").asText();
        assertThat(plugins.apply(plan).path("errors")).isEmpty();
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LATEST_MILLIS)).toNanos());
        platform.kill();
      }
      try (Platform platform = Platform.start(data, "--unsigned-plugins", "warn")) {
        JsonNode visitor = platform.data("{visitor{greeting plugin{version state}}}");
        String runs = visitor.at("/visitor/plugin/version").asText();
        JsonNode outcome =
            platform.answer(
                "query($id: ID!) {pluginChange(id: $id) {state}}", Map.of("id", change));
        assertThat(outcome.at("/data/pluginChange/state").asText())
            .as("kill %d, %s runs", kill, runs)
            .isEqualTo(runs.equals(after) ? "APPLIED" : "INTERRUPTED");
        assertThat(runs).isIn(before, after);
        assertThat(visitor.at("/visitor/greeting").asText()).isEqualTo("你好");
        before = runs;
      }
    }
  }
}
