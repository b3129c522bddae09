package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.exemplar.testkit.PlatformProcess.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a locality does with {@code bin/exemplar} at a running platform. */
class PluginChangeIT {
  private static final List<String> LOCALITIES =
      List.of("hunan", "jiaozuo", "quanzhou", "shizong", "tongzhou");

  @TempDir private Path folder;

  private Ended run(Platform platform, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("plugin"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--server", platform.url()));
    return Platform.run(all.toArray(String[]::new));
  }

  private static void assertEnds(Ended ended, int code, String... said) {
    assertThat(ended.code()).as(ended.output()).isEqualTo(code);
    for (String part : said) {
      assertThat(ended.output()).contains(part);
    }
  }

  private static String packed(String id) {
    return Platform.HOME.resolve("catalogue/" + id + "-1.0.0.jar").toString();
  }

  @Test
  void the_locality_packs_are_installed_taken_away_and_brought_back_and_all_of_it_is_remembered()
      throws Exception {
    Path data = folder.resolve("data");
    try (Platform platform = Platform.start(data)) {
      for (String id : LOCALITIES) {
        String jar = packed(id);
        assertEnds(
            run(platform, "plan", jar), 0, "INSTALL " + id, "ADDED CRITERIA_SET " + id + "/");
        assertEnds(run(platform, "install", jar), 0, "[9/9] COMMIT", "done");
      }
      Ended list = run(platform, "list");
      assertEnds(list, 0);
      LOCALITIES.forEach(
          id -> assertThat(list.output()).containsPattern(id + " +1.0.0 +LOCALITY +ACTIVE"));
      assertEnds(run(platform, "install", packed("hunan")), 1, "PLUGIN_INSTALLED");
      assertEnds(run(platform, "uninstall", "hunan"), 1, "BREAKING", "CONFIRMATION_NEEDED");
      assertEnds(run(platform, "uninstall", "hunan", "--yes"), 0, "[9/9] COMMIT");
      assertEnds(run(platform, "uninstall", "hunan", "--yes"), 1, "PLUGIN_NOT_FOUND");
      assertEnds(run(platform, "rollback", "--yes"), 0, "[9/9] COMMIT");
      assertEnds(run(platform, "retry", "hunan"), 1, "PLUGIN_NOT_QUARANTINED");
      Ended history = run(platform, "history", "hunan");
      assertThat(history.output().lines().map(line -> line.replaceAll(" +", " ")))
          .satisfiesExactly(
              last -> assertThat(last).contains("ROLLBACK hunan – → 1.0.0 APPLIED"),
              third -> assertThat(third).contains("UNINSTALL hunan 1.0.0 → – APPLIED"),
              second -> assertThat(second).contains("UNINSTALL hunan 1.0.0 → – PLANNED"),
              again -> assertThat(again).contains("REFUSED", "PLUGIN_INSTALLED"),
              first -> assertThat(first).contains("INSTALL hunan – → 1.0.0 APPLIED"),
              plan -> assertThat(plan).contains("INSTALL hunan – → 1.0.0 PLANNED"));
    }
    try (Platform platform = Platform.start(data)) {
      JsonNode plugins = platform.data("{plugins{id state problems{code}}}").at("/plugins");
      assertThat(plugins).hasSize(11);
      assertThat(plugins).allSatisfy(each -> assertThat(each.at("/problems")).isEmpty());
    }
  }

  @Test
  void without_a_signature_nothing_is_installed_and_the_refusal_is_remembered() throws Exception {
    String jar = folder.resolve("strange.jar").toString();
    Path made = folder.resolve("strange");
    assertEnds(Platform.run("plugin", "init", made.toString()), 0);
    assertEnds(Platform.run("plugin", "pack", made.toString(), "-o", jar), 0);
    try (Platform platform = Platform.start(folder.resolve("data"))) {
      assertEnds(run(platform, "install", jar), 1, "SIGNATURE_MISSING");
      assertEnds(run(platform, "history"), 0, "REFUSED", "SIGNATURE_MISSING");
      Files.write(folder.resolve("text.jar"), new byte[] {'P', 'K'});
      assertEnds(
          run(platform, "install", folder.resolve("text.jar").toString()), 1, "ARCHIVE_UNREADABLE");
      assertThat(platform.data("{plugins{id}}").at("/plugins")).hasSize(6);
    }
  }
}
