package org.exemplar.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.exemplar.archive.Packer;
import org.exemplar.plugins.internal.content.RealPlugins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins in folders and archives beside those of a distribution. */
class PluginWorkshopTest {
  private static final String DESCRIPTOR =
      """
      plugin:
        id: school
        version: 1.0.0
        kind: SECTOR
        name: {zh: 学校, en: School}
        description: {zh: 学校。, en: Schools.}
      """;

  private static final String CRITERIA =
      """
      criteriaSet:
        code: SCH-1
        issuer: {code: office, name: {zh: 办公室, en: Office}}
        subjectKind: ORGANIZATION
        name: {zh: 标准, en: Criteria}
        version: 1.0.0
        use: APPRAISAL
        dimensions:
          - {use: core/D1}
        items:
          - {code: SCH-1.01, dimension: D1, text: {zh: 甲, en: A}, evidence: METRIC}
      """;

  @TempDir Path work;
  private Path home = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void lay() throws IOException {
    home = work.resolve("home");
    folder = work.resolve("school");
    for (Map.Entry<String, Path> plugin : RealPlugins.FOLDERS.entrySet()) {
      String place = plugin.getKey().equals("core") ? "bundles" : "plugins";
      Path jar = home.resolve(place).resolve(plugin.getKey() + ".jar");
      Files.createDirectories(jar.getParent());
      RealPlugins.files(plugin.getValue()).jar(jar, Map.of());
    }
    write("plugin.yaml", DESCRIPTOR);
    write("criteria/sch-1.yaml", CRITERIA);
  }

  @Test
  void a_folder_that_is_right_stands_beside_the_distribution() throws IOException {
    Workpiece piece = PluginWorkshop.of(home).check(folder);
    assertThat(piece.plugin().problems()).isEmpty();
    assertThat(piece.plugin().state()).isEqualTo(PluginState.ACTIVE);
    assertThat(piece.catalogue().plugins()).hasSize(7);
    assertThat(piece.catalogue().plugins())
        .extracting(InstalledPlugin::state)
        .containsOnly(PluginState.ACTIVE);
    assertThat(piece.hasCode()).isFalse();
  }

  @Test
  void an_archive_is_looked_at_like_the_folder_that_it_was_packed_from() throws IOException {
    Path jar = work.resolve("school.jar");
    Packer.pack(folder, jar);
    PluginWorkshop workshop = PluginWorkshop.of(home);
    assertThat(workshop.check(jar).plugin().plugin())
        .isEqualTo(workshop.check(folder).plugin().plugin());
  }

  @Test
  void everything_that_is_wrong_is_named_with_its_line() throws IOException {
    write("criteria/sch-1.yaml", CRITERIA.replace("D1", "D9"));
    assertThat(problems()).containsExactly("REFERENCE_UNRESOLVED exemplar/criteria/sch-1.yaml:9");
    write("criteria/sch-1.yaml", CRITERIA.replace("METRIC", "GUESS"));
    write("glossary/words.yaml", "glossary:\n  - {term: x\n");
    assertThat(problems())
        .containsExactly(
            "CONTENT_INVALID exemplar/criteria/sch-1.yaml:11",
            "CONTENT_UNREADABLE exemplar/glossary/words.yaml:3");
  }

  @Test
  void an_item_of_another_plugin_stays_with_it() throws IOException {
    write("criteria/sch-1.yaml", CRITERIA.replace("SCH-1.01", "HN-R1.D1.01"));
    assertThat(problems()).containsExactly("CRITERION_TAKEN exemplar/criteria/sch-1.yaml:11");
  }

  @Test
  void a_plugin_of_the_distribution_gives_way_to_its_update_and_core_does_not() throws IOException {
    write("plugin.yaml", DESCRIPTOR.replace("id: school", "id: rural"));
    assertThat(problems()).isEmpty();
    write("plugin.yaml", DESCRIPTOR.replace("id: school", "id: core"));
    assertThat(problems()).containsExactly("PLUGIN_ID_TAKEN exemplar/plugin.yaml:2");
  }

  @Test
  void plugins_beside_it_offer_their_parts() throws IOException {
    Path other = work.resolve("other");
    write(other, "plugin.yaml", DESCRIPTOR.replace("id: school", "id: office"));
    write(other, "shared-criteria/a.yaml", SHARED);
    write("criteria/sch-1.yaml", CRITERIA.replace("evidence: METRIC", "shared: office/open"));
    assertThat(problems()).containsExactly("REFERENCE_UNRESOLVED exemplar/criteria/sch-1.yaml:11");
    PluginWorkshop workshop = PluginWorkshop.of(home);
    workshop.add(other);
    assertThat(workshop.check(folder).plugin().problems()).isEmpty();
  }

  private static final String SHARED =
      "sharedCriteria:\n  - {code: open, text: {zh: 公开, en: Open}, evidence: DOCUMENT}\n";

  private List<String> problems() throws IOException {
    return PluginWorkshop.of(home).check(folder).plugin().problems().stream()
        .map(problem -> problem.code() + " " + problem.file().orElse("") + ":" + problem.line())
        .toList();
  }

  private void write(String name, String text) throws IOException {
    write(folder, name, text);
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
