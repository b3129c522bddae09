package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.distribution.visitor.LingeringPlugin;
import org.exemplar.distribution.visitor.MoodyPlugin;
import org.exemplar.spi.Plugin;
import org.exemplar.testkit.ContractCheck;
import org.exemplar.testkit.ContractOutcome;
import org.exemplar.testkit.Feature;
import org.exemplar.testkit.PlatformProcess.Ended;
import org.exemplar.testkit.PluginContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that break the contract are found out, each at the point that it breaks. */
class PluginContractBreachIT {
  @TempDir private Path folder;

  @Test
  void a_plugin_whose_thread_lingers_leaves_a_class_loader_behind() throws Exception {
    Map<String, List<String>> failed =
        failed(
            code(LingeringPlugin.class, ""),
            Optional.empty(),
            Set.of("content", "cycles", "memory"));
    assertThat(failed).containsOnlyKeys("memory");
    assertThat(failed.get("memory")).contains("CLASS_LOADER_LEAKED");
  }

  @Test
  void a_field_that_throws_is_met_in_use() throws Exception {
    Map<String, List<String>> failed =
        failed(
            code(MoodyPlugin.class, PluginArchives.GREETING),
            Optional.of(Set.of()),
            Set.of("content", "features", "cycles"));
    assertThat(failed).containsOnlyKeys("features", "cycles");
    assertThat(failed.get("features")).containsExactly("FEATURE_UNDECLARED");
    assertThat(failed.get("cycles")).contains("USE_FAILED");
  }

  @Test
  void the_command_names_what_is_wrong_with_file_and_line_and_ends_with_1() throws Exception {
    Path town = folder.resolve("town");
    Platform.run("plugin", "init", town.toString());
    Path form = town.resolve("forms/tea-fair.yaml");
    Files.writeString(form, Files.readString(form).replace("minimum: 0", "minimun: 0"));
    Ended ended = Platform.run("plugin", "test", town.toString(), "--cycles", "1");
    assertThat(ended.code()).as(ended.output()).isEqualTo(1);
    assertThat(ended.output())
        .contains("未通过 FAILED content", "forms/tea-fair.yaml:15: CONTENT_INVALID: ")
        .contains("不适用 NOT APPLICABLE forms")
        .doesNotContain("Exception", "exemplar/forms");
  }

  @Test
  void the_command_ends_with_0_where_all_of_it_holds_and_tells_it_as_json_too() throws Exception {
    Path town = folder.resolve("town");
    Platform.run("plugin", "init", town.toString());
    Ended ended = Platform.run("plugin", "test", town.toString(), "--cycles", "1", "--json");
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(Platform.JSON.readTree(ended.output()).path("passed").asBoolean()).isTrue();
    assertThat(Platform.JSON.readTree(ended.output()).path("checks"))
        .extracting(check -> check.path("outcome").asText())
        .containsOnly("PASSED");
  }

  private Path code(Class<? extends Plugin> code, String sdl) throws IOException {
    return Files.write(
        folder.resolve("visitor.jar"), new PluginArchives(folder).visitor("1.0.0", code, sdl));
  }

  /** Codes of what is wrong, by the points that do not hold. */
  private static Map<String, List<String>> failed(
      Path plugin, Optional<Set<Feature>> supports, Set<String> points) throws IOException {
    Map<String, List<String>> failed = new LinkedHashMap<>();
    PluginContract.Settings settings =
        new PluginContract.Settings(Platform.HOME, plugin, List.of(), supports, 1);
    try (PluginContract contract = PluginContract.of(settings)) {
      for (ContractCheck check : contract.checks()) {
        if (points.contains(check.id())
            && check.run()
                instanceof ContractOutcome.Failed(List<org.exemplar.plugins.Problem> all)) {
          List<String> codes = new ArrayList<>();
          all.forEach(problem -> codes.add(problem.code()));
          failed.put(check.id(), codes);
        }
      }
    }
    return failed;
  }
}
