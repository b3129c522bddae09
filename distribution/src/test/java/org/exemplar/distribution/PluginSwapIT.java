package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.exemplar.distribution.visitor.VisitorPlugin;
import org.exemplar.testkit.PluginClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins come, change, go back and go while others are served. */
class PluginSwapIT {
  /** What still runs may hold a class loader for a moment. */
  private static final int LOOKS = 60;

  private static final int CYCLES = Form.isLong() ? 200 : 15;

  @TempDir private Path folder;

  @Test
  void a_plugin_with_code_comes_changes_goes_back_and_goes_and_nobody_else_notices()
      throws Exception {
    PluginArchives archives = new PluginArchives(folder);
    byte[] first = archives.visitor("1.0.0");
    byte[] second = archives.visitor("1.1.0");
    try (Platform platform = Platform.start(folder.resolve("data"), "--unsigned-plugins", "warn");
        Others others = Others.of(platform)) {
      PluginClient plugins = new PluginClient(platform);
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        plugins.succeed(plugins.planInstall(first));
        assertThat(visitor(platform)).isEqualTo("1.0.0 你好");
        plugins.succeed(plugins.planInstall(second));
        assertThat(visitor(platform)).isEqualTo("1.1.0 你好");
        plugins.succeed(plugins.planRollback());
        assertThat(visitor(platform)).isEqualTo("1.0.0 你好");
        plugins.succeed(plugins.planUninstall("visitor"));
        assertThat(platform.answer("{visitor{greeting}}", Map.of()).toString())
            .contains("GRAPHQL_VALIDATION_FAILED");
      }
      others.assertServed();
      assertThat(loaded(platform)).as("class loaders of the plugin that are still there").isZero();
    }
  }

  @Test
  void a_request_to_a_plugin_meets_one_version_or_the_other_and_never_none() throws Exception {
    PluginArchives archives = new PluginArchives(folder);
    Set<String> answers = ConcurrentHashMap.newKeySet();
    try (Platform platform = Platform.start(folder.resolve("data"), "--unsigned-plugins", "warn");
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      PluginClient plugins = new PluginClient(platform);
      plugins.succeed(plugins.planInstall(archives.visitor("1.0.0")));
      AtomicInteger left = new AtomicInteger(4);
      for (int client = 0; client < 4; client++) {
        clients.submit(
            () -> {
              while (left.get() > 0) {
                answers.add(visitor(platform));
              }
            });
      }
      for (int version = 1; version <= 4; version++) {
        plugins.succeed(plugins.planInstall(archives.visitor("1." + version + ".0")));
        left.decrementAndGet();
      }
      clients.shutdown();
      assertThat(clients.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
      assertThat(answers).isSubsetOf("1.0.0 你好", "1.1.0 你好", "1.2.0 你好", "1.3.0 你好", "1.4.0 你好");
    }
  }

  @Test
  void what_was_applied_and_its_history_are_there_after_a_restart_and_can_be_rolled_back()
      throws Exception {
    PluginArchives archives = new PluginArchives(folder);
    Path data = folder.resolve("data");
    try (Platform platform = Platform.start(data, "--unsigned-plugins", "warn")) {
      PluginClient plugins = new PluginClient(platform);
      plugins.succeed(plugins.planInstall(archives.visitor("1.0.0")));
      plugins.succeed(plugins.planInstall(archives.visitor("1.1.0")));
    }
    try (Platform platform = Platform.start(data)) {
      assertThat(visitor(platform)).isEqualTo("1.1.0 你好");
      PluginClient plugins = new PluginClient(platform);
      plugins.succeed(plugins.planRollback());
      assertThat(visitor(platform)).isEqualTo("1.0.0 你好");
      JsonNode history =
          platform.data("{pluginChanges{nodes{operation plugin fromVersion toVersion state}}}");
      assertThat(history.at("/pluginChanges/nodes"))
          .extracting(
              change ->
                  change.path("operation").asText()
                      + " "
                      + change.path("fromVersion").asText()
                      + " "
                      + change.path("toVersion").asText()
                      + " "
                      + change.path("state").asText())
          .containsExactly(
              "ROLLBACK 1.1.0 1.0.0 APPLIED",
              "INSTALL 1.0.0 1.1.0 APPLIED",
              "INSTALL null 1.0.0 APPLIED");
    }
  }

  @Test
  void a_plugin_that_cannot_be_read_is_refused_with_file_and_line_and_the_rest_runs()
      throws Exception {
    byte[] wrong =
        new PluginArchives(folder)
            .declarative("wrong", "1.0.0", Map.of("forms/f.yaml", "form:\n  id: Wrong_1\n"));
    try (Platform platform = Platform.start(folder.resolve("data"), "--unsigned-plugins", "warn")) {
      JsonNode plan = new PluginClient(platform).planInstall(wrong);
      assertThat(plan.at("/change/state").asText()).isEqualTo("REFUSED");
      assertThat(plan.at("/change/problems").toString())
          .contains("CONTENT_INVALID", "exemplar/forms/f.yaml", "\"line\":2");
      assertThat(platform.data("{sectors{id}}").at("/sectors")).hasSize(5);
    }
  }

  private static String visitor(Platform platform) {
    JsonNode answer = platform.answer("{visitor{greeting plugin{version}}}", Map.of());
    JsonNode visitor = answer.at("/data/visitor");
    return visitor.isMissingNode()
        ? answer.toString()
        : visitor.at("/plugin/version").asText() + " " + visitor.path("greeting").asText();
  }

  /** How many class loaders hold the plugin's class, after a full collection. */
  private static long loaded(Platform platform) throws Exception {
    long loaders = 0;
    for (int look = 0; look < LOOKS; look++) {
      Jcmd.run(platform.pid(), "GC.run");
      loaders =
          Jcmd.run(platform.pid(), "VM.classloaders", "show-classes=true")
              .lines()
              .filter(line -> line.contains(VisitorPlugin.class.getName()))
              .count();
      if (loaders == 0) {
        return 0;
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    return loaders;
  }
}
