package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.distribution.hostile.HostilePlugin.Mode;
import org.exemplar.testkit.PluginClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that do harm harm nobody else. */
@Timeout(900)
class PluginHostileIT {
  /** How long code of a plugin may take, here. */
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "EXEMPLAR_OPTS",
          System.getenv().getOrDefault("EXEMPLAR_OPTS", "")
              + " -Dexemplar.plugins.limit-seconds=5");

  @TempDir private Path folder;

  /** What a plan or its execution says of each. */
  private static Map<Mode, String> refused() {
    Map<Mode, String> codes = new EnumMap<>(Mode.class);
    codes.put(Mode.THROWS_AT_START, "PLUGIN_SERVICE_MISSING");
    codes.put(Mode.HANGS_AT_START, "PLUGIN_HANGS");
    codes.put(Mode.THROWS_WHEN_ASKED, "PLUGIN_THREW");
    codes.put(Mode.HANGS_WHEN_ASKED, "PLUGIN_HANGS");
    codes.put(Mode.ANSWERS_NULL, "PLUGIN_THREW");
    codes.put(Mode.IS_SOMEBODY_ELSE, "PLUGIN_ID_DIFFERS");
    codes.put(Mode.THROWS_IN_FIELDS, "SAMPLE_QUERY_FAILED");
    codes.put(Mode.ENDLESS_IN_FIELDS, "SAMPLE_QUERY_FAILED");
    codes.put(Mode.HANGS_IN_FIELDS, "SAMPLE_QUERY_FAILED");
    codes.put(Mode.WRONG_DATA, "SAMPLE_QUERY_FAILED");
    codes.put(Mode.NULL_DATA, "SAMPLE_QUERY_FAILED");
    codes.put(Mode.BROKEN_SDL, "SCHEMA_INVALID");
    codes.put(Mode.FOREIGN_TYPE, "SCHEMA_PREFIX");
    codes.put(Mode.FOREIGN_FIELD, "SCHEMA_EXTENSION_NOT_ALLOWED");
    codes.put(Mode.FOREIGN_FETCHER, "FETCHER_NOT_ALLOWED");
    return codes;
  }

  @Test
  void what_does_harm_is_refused_with_its_reason_and_others_are_served_all_the_while()
      throws Exception {
    PluginArchives archives = new PluginArchives(folder);
    try (Platform platform =
            Platform.start(folder.resolve("data"), IMPATIENT, "--unsigned-plugins", "warn");
        Others others = Others.of(platform)) {
      PluginClient plugins = new PluginClient(platform);
      String hash = hash(platform);
      Map<Mode, String> met = new HashMap<>();
      for (Mode mode : refused().keySet()) {
        others.phase(mode.name());
        JsonNode plan = plugins.planInstall(archives.hostile(mode, "1.0.0"));
        JsonNode ended =
            plan.at("/change/state").asText().equals("REFUSED")
                ? plan.at("/change")
                : plugins.carryOut(plan);
        assertThat(ended.path("state").asText()).as(mode.name()).isIn("REFUSED", "FAILED");
        assertThat(ended.toString()).doesNotContain("secret", "HostilePlugin", "Exception");
        met.put(mode, ended.at("/problems/0/code").asText());
        assertThat(hash(platform)).as(mode.name()).isEqualTo(hash);
      }
      assertThat(met).containsExactlyInAnyOrderEntriesOf(refused());
      assertThat(platform.data("{plugins{id state}}").at("/plugins")).hasSize(6);
      plugins.succeed(plugins.planInstall(archives.visitor("1.0.0")));
      others.assertServed();
    }
  }

  @Test
  void what_does_harm_later_harms_itself_alone_and_is_put_aside() throws Exception {
    PluginArchives archives = new PluginArchives(folder);
    try (Platform platform =
            Platform.start(folder.resolve("data"), IMPATIENT, "--unsigned-plugins", "warn");
        Others others = Others.of(platform)) {
      PluginClient plugins = new PluginClient(platform);
      int version = 0;
      for (Mode mode : List.of(Mode.WRONG_DATA_LATER, Mode.HANGS_LATER, Mode.SPINS_LATER)) {
        others.phase(mode.name());
        version++;
        plugins.succeed(plugins.planInstall(archives.hostile(mode, "1." + version + ".0")));
        assertThat(now(platform)).isEqualTo("fine");
        JsonNode answer = later(platform);
        assertThat(answer.at("/data/hostile/later").isNull()).as(answer.toString()).isTrue();
        assertThat(answer.at("/data/sectors")).hasSize(6);
        if (mode != Mode.WRONG_DATA_LATER) {
          assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("PLUGIN_TIMED_OUT");
          later(platform);
          later(platform);
          JsonNode state =
              platform.eventually(
                  "{plugins{id state problems{code}}}",
                  all -> all.toString().contains("PLUGIN_HANGS"));
          assertThat(state.toString()).contains("{\"id\":\"hostile\",\"state\":\"QUARANTINED\"");
          plugins.succeed(plugins.planRetry("hostile"));
          assertThat(now(platform)).isEqualTo("fine");
        }
      }
      others.phase(Mode.PROMISES_LATER.name());
      plugins.succeed(plugins.planInstall(archives.hostile(Mode.PROMISES_LATER, "1.8.0")));
      JsonNode promised = later(platform);
      assertThat(promised.at("/data/hostile/later").isNull()).as(promised.toString()).isTrue();
      assertThat(promised.at("/errors/0/extensions/code").asText()).isEqualTo("INTERNAL_ERROR");
      assertThat(promised.at("/data/sectors")).hasSize(6);
      others.phase(Mode.HANGS_IN_ACCESSORS.name());
      plugins.succeed(plugins.planInstall(archives.hostile(Mode.HANGS_IN_ACCESSORS, "1.9.0")));
      JsonNode hung = platform.answer("{hostile{thing(really:true){name}} sectors{id}}", Map.of());
      assertThat(hung.at("/errors/0/extensions/code").asText()).isEqualTo("PLUGIN_TIMED_OUT");
      assertThat(hung.at("/data/sectors")).hasSize(6);
      plugins.succeed(plugins.planInstall(archives.hostile(Mode.HARMLESS, "2.0.0")));
      assertThat(now(platform)).isEqualTo("fine");
      others.assertServed();
    }
  }

  @Test
  void a_plugin_that_does_not_stop_or_leaves_threads_behind_is_gone_all_the_same()
      throws Exception {
    PluginArchives archives = new PluginArchives(folder);
    try (Platform platform =
            Platform.start(folder.resolve("data"), IMPATIENT, "--unsigned-plugins", "warn");
        Others others = Others.of(platform)) {
      PluginClient plugins = new PluginClient(platform);
      for (Mode mode : List.of(Mode.SLOW_STOP, Mode.LEAKS)) {
        others.phase(mode.name());
        plugins.succeed(plugins.planInstall(archives.hostile(mode, "1.0.0")));
        plugins.succeed(plugins.planInstall(archives.hostile(mode, "1.1.0")));
        assertThat(now(platform)).isEqualTo("fine");
        plugins.succeed(plugins.planUninstall("hostile"));
        assertThat(platform.answer("{hostile{now}}", Map.of()).toString())
            .contains("GRAPHQL_VALIDATION_FAILED");
      }
      plugins.succeed(plugins.planInstall(archives.hostile(Mode.HARMLESS, "1.0.0")));
      assertThat(now(platform)).isEqualTo("fine");
      others.assertServed();
      assertThat(platform.terminate()).isZero();
    }
  }

  @Test
  void every_way_to_do_harm_is_tried() {
    assertThat(
            Arrays.stream(Mode.values())
                .filter(mode -> !refused().containsKey(mode))
                .filter(mode -> mode != Mode.HARMLESS))
        .containsExactlyInAnyOrder(
            Mode.WRONG_DATA_LATER,
            Mode.HANGS_LATER,
            Mode.SPINS_LATER,
            Mode.PROMISES_LATER,
            Mode.HANGS_IN_ACCESSORS,
            Mode.SLOW_STOP,
            Mode.LEAKS);
  }

  private static String now(Platform platform) {
    return platform.data("{hostile{now}}").at("/hostile/now").asText();
  }

  private static JsonNode later(Platform platform) {
    return platform.answer("{hostile{later(really:true)} sectors{id}}", Map.of());
  }

  private static String hash(Platform platform) {
    return platform.data("{platform{schemaHash}}").at("/platform/schemaHash").asText();
  }
}
