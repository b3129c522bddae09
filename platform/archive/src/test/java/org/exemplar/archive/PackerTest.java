package org.exemplar.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginRequirement;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.VersionRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackerTest {
  @TempDir Path work;

  @Test
  void the_contents_say_who_the_plugin_is_and_list_every_entry() throws IOException {
    Contents contents = written(Sources.LOCALITY).archive().contents();
    assertThat(contents.id()).isEqualTo("willow");
    assertThat(contents.version()).isEqualTo(new PluginVersion(1, 2, 0));
    assertThat(contents.kind()).isEqualTo(PluginKind.LOCALITY);
    assertThat(contents.name().zh()).isEqualTo("柳溪");
    assertThat(contents.scope()).containsExactly("990101", "990102");
    assertThat(contents.platform()).hasToString("[1.0.0,2.0.0)");
    assertThat(contents.requires())
        .containsExactly(new PluginRequirement("rural", VersionRange.parse("[1.0,2)")));
    assertThat(contents.hasCode()).isFalse();
    assertThat(contents.entries().keySet())
        .containsExactly(
            "META-INF/MANIFEST.MF",
            "exemplar/glossary/words.yaml",
            "exemplar/messages/zh-CN.yaml",
            "exemplar/plugin.yaml");
  }

  @Test
  void the_manifest_says_the_same_in_the_words_of_osgi() throws IOException {
    written(Sources.LOCALITY);
    Attributes main = manifest();
    assertThat(main.getValue("Bundle-ManifestVersion")).isEqualTo("2");
    assertThat(main.getValue("Bundle-SymbolicName")).isEqualTo("org.exemplar.plugin.willow");
    assertThat(main.getValue("Bundle-Version")).isEqualTo("1.2.0");
    assertThat(main.getValue("Provide-Capability"))
        .isEqualTo("exemplar.plugin;exemplar.plugin=willow;version:Version=\"1.2.0\"");
    assertThat(main.getValue("Require-Capability"))
        .isEqualTo(
            "exemplar.api;filter:=\"(&(version>=1.0.0)(!(version>=2.0.0)))\","
                + "exemplar.plugin;filter:=\"(&(exemplar.plugin=rural)(version>=1.0.0)"
                + "(!(version>=2.0.0)))\";effective:=active");
  }

  @Test
  void the_same_folder_gives_the_same_bytes() throws IOException {
    Path source = Sources.folder(work.resolve("source"), Sources.SECTOR);
    Packer.pack(source, work.resolve("one.jar"));
    Packer.pack(source, work.resolve("two.jar"));
    assertThat(work.resolve("one.jar")).hasSameBinaryContentAs(work.resolve("two.jar"));
  }

  @Test
  void what_editors_leave_behind_and_keys_stay_out_and_are_told() throws IOException {
    Path source = work.resolve("source");
    for (String name :
        new String[] {
          ".DS_Store", "criteria/a.yaml~", ".git/config", "README.md", "willow.key", "willow.jar"
        }) {
      Sources.write(source, name, "x");
    }
    Writing.Written written = written(Sources.SECTOR);
    assertThat(written.notes()).extracting(ArchiveProblem::code).containsOnly("FILE_LEFT_OUT");
    assertThat(written.notes())
        .extracting(note -> note.entry().orElse(""))
        .containsExactlyInAnyOrder(
            ".DS_Store", "criteria/a.yaml~", ".git", "willow.key", "willow.jar");
    assertThat(written.archive().contents().entries()).hasSize(4);
  }

  @Test
  void classes_come_to_the_top_with_their_manifest_completed() throws IOException {
    Path source = work.resolve("source");
    Sources.write(source, "classes/org/willow/Scorer.class", "code");
    Sources.write(
        source,
        "classes/META-INF/MANIFEST.MF",
        """
        Manifest-Version: 1.0
        Bundle-ManifestVersion: 2
        Bundle-SymbolicName: org.willow.school
        Bundle-Version: 1.0.0
        Provide-Capability: osgi.service;objectClass:List<String>="org.exemplar.spi.Plugin"
        Import-Package: org.exemplar.spi;version="[1.0,2)"

        """);
    Contents contents = written(Sources.SECTOR).archive().contents();
    assertThat(contents.hasCode()).isTrue();
    assertThat(contents.entries()).containsKey("org/willow/Scorer.class");
    Attributes main = manifest();
    assertThat(main.getValue("Bundle-SymbolicName")).isEqualTo("org.willow.school");
    assertThat(main.getValue("Import-Package")).isEqualTo("org.exemplar.spi;version=\"[1.0,2)\"");
    assertThat(main.getValue("Provide-Capability"))
        .isEqualTo(
            "osgi.service;objectClass:List<String>=\"org.exemplar.spi.Plugin\","
                + "exemplar.plugin;exemplar.plugin=school;version:Version=\"1.0.0\"");
  }

  @Test
  void a_manifest_of_another_version_is_refused() throws IOException {
    Path source = work.resolve("source");
    Sources.write(
        source, "classes/META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBundle-Version: 3.0.0\n\n");
    assertThat(refused(Sources.SECTOR))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("MANIFEST_DIFFERS");
              assertThat(problem.entry()).contains("META-INF/MANIFEST.MF");
              assertThat(problem.message().en()).contains("1.0.0");
            });
  }

  @Test
  void a_locality_must_say_where_it_applies() throws IOException {
    assertThat(refused(Sources.SECTOR.replace("SECTOR", "LOCALITY")))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("DESCRIPTOR_INVALID");
              assertThat(problem.message().en()).contains("scope");
            });
  }

  @Test
  void a_fault_in_the_descriptor_is_named_with_its_line() throws IOException {
    assertThat(refused(Sources.SECTOR.replace("1.0.0", "one")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message().en()).startsWith("line 3: version"));
  }

  @Test
  void a_folder_without_descriptor_is_refused_and_nothing_is_written() throws IOException {
    Path jar = work.resolve("plugin.jar");
    Files.writeString(jar, "before");
    Sources.write(work.resolve("source"), "forms/a.yaml", "form: {}\n");
    Writing writing = Packer.pack(work.resolve("source"), jar);
    assertThat(writing).isInstanceOf(Writing.NotWritten.class);
    assertThat(jar).hasContent("before");
  }

  @Test
  void a_link_is_refused() throws IOException {
    Path source = Sources.folder(work.resolve("source"), Sources.SECTOR);
    Files.createSymbolicLink(source.resolve("forms"), work);
    assertThat(refused(Sources.SECTOR))
        .extracting(ArchiveProblem::code, ArchiveProblem::entry)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("ENTRY_NAME", Optional.of("forms")));
  }

  private Writing.Written written(String descriptor) throws IOException {
    Writing writing = pack(descriptor);
    assertThat(writing).isInstanceOf(Writing.Written.class);
    return (Writing.Written) writing;
  }

  private java.util.List<ArchiveProblem> refused(String descriptor) throws IOException {
    Writing writing = pack(descriptor);
    assertThat(writing).isInstanceOf(Writing.NotWritten.class);
    return ((Writing.NotWritten) writing).problems();
  }

  private Writing pack(String descriptor) throws IOException {
    Path source = Sources.folder(work.resolve("source"), descriptor);
    return Packer.pack(source, work.resolve("plugin.jar"));
  }

  private Attributes manifest() throws IOException {
    try (JarFile jar = new JarFile(work.resolve("plugin.jar").toFile())) {
      return jar.getManifest().getMainAttributes();
    }
  }
}
