package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.exemplar.testkit.PluginClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process ends at any moment of a change; what stood before it or what it led to is there. */
class PluginCrashIT {
  private static final int KILLS = Form.isLong() ? 60 : 3;
  private static final int LATEST_MILLIS = 500;
  private static final List<String> STAGES =
      List.of(
          "STAGE",
          "VERIFY",
          "RESOLVE",
          "COMPOSE",
          "SAMPLE_QUERIES",
          "PREPARE",
          "PUBLISH",
          "DRAIN",
          "COMMIT");

  /** What passes between the begin of a change and the end of the process. */
  private interface Moment {
    void await(Platform platform, String change);
  }

  /** A platform that is killed during each update, and started again. */
  private static final class Victim implements AutoCloseable {
    private final Path folder;
    private Platform platform;
    private String runs = "1.0.0";
    private int updates;

    Victim(Path folder) throws Exception {
      this.folder = folder;
      this.platform = start();
      PluginClient plugins = new PluginClient(platform);
      plugins.succeed(plugins.planInstall(new PluginArchives(folder).visitor(runs)));
    }

    private Platform start() throws Exception {
      return Platform.start(folder.resolve("data"), "--unsigned-plugins", "warn");
    }

    void killDuringUpdate(Moment moment) throws Exception {
      updates++;
      String before = runs;
      String after = "1." + updates + ".0";
      PluginClient plugins = new PluginClient(platform);
      JsonNode plan = plugins.planInstall(new PluginArchives(folder).visitor(after));
      String change = plan.at("/change/id").asText();
      assertThat(plugins.apply(plan).path("errors")).isEmpty();
      moment.await(platform, change);
      platform.kill();
      platform.close();
      platform = start();
      JsonNode visitor = platform.data("{visitor{greeting plugin{version state}}}");
      runs = visitor.at("/visitor/plugin/version").asText();
      JsonNode outcome =
          platform.answer("query($id: ID!) {pluginChange(id: $id) {state}}", Map.of("id", change));
      assertThat(outcome.at("/data/pluginChange/state").asText())
          .as("%s to %s, %s runs", before, after, runs)
          .isEqualTo(runs.equals(after) ? "APPLIED" : "INTERRUPTED");
      assertThat(runs).isIn(before, after);
      assertThat(visitor.at("/visitor/greeting").asText()).isEqualTo("你好");
    }

    @Override
    public void close() throws Exception {
      platform.close();
    }
  }

  @TempDir private Path folder;

  @Test
  void a_platform_that_was_killed_during_a_change_runs_what_its_lock_file_says() throws Exception {
    long seed = System.nanoTime();
    System.out.println("PluginCrashIT seed " + seed);
    Random random = new Random(seed);
    try (Victim victim = new Victim(folder)) {
      for (int kill = 0; kill < KILLS; kill++) {
        Duration until = Duration.ofMillis(random.nextInt(LATEST_MILLIS));
        victim.killDuringUpdate((platform, change) -> LockSupport.parkNanos(until.toNanos()));
      }
    }
  }

  @Test
  void whichever_stage_has_begun_a_kill_leaves_what_was_or_what_was_to_be() throws Exception {
    try (Victim victim = new Victim(folder)) {
      for (String stage : STAGES) {
        victim.killDuringUpdate((platform, change) -> await(platform, change, stage));
      }
    }
  }

  private static void await(Platform platform, String change, String stage) {
    JsonNode seen;
    do {
      seen =
          platform
              .answer(
                  "query($id: ID!) {pluginChange(id: $id) {state stages {stage}}}",
                  Map.of("id", change))
              .at("/data/pluginChange");
    } while (seen.path("state").asText().equals("RUNNING") && !seen.toString().contains(stage));
  }
}
