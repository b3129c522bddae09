package org.exemplar.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {
  private static final String MANIFEST =
      """
      Manifest-Version: 1.0
      Bundle-ManifestVersion: 2
      Bundle-SymbolicName: org.example.school
      Bundle-Version: 1.0.0
      Require-Capability: osgi.ee;filter:="(osgi.ee=JavaSE)"

      """;

  @TempDir Path work;

  @Test
  void a_jar_of_a_build_tool_becomes_an_archive() throws IOException {
    Path jar = jar(MANIFEST);
    Writing writing = Sealer.seal(jar);
    assertThat(writing).isInstanceOf(Writing.Written.class);
    Contents contents = ((Writing.Written) writing).archive().contents();
    assertThat(contents.entries().keySet())
        .containsExactly("META-INF/MANIFEST.MF", "exemplar/plugin.yaml");
    assertThat(Sources.verifier().verifyShipped(jar)).isInstanceOf(Verification.Admitted.class);
  }

  @Test
  void sealing_again_changes_nothing() throws IOException {
    Path jar = jar(MANIFEST);
    Sealer.seal(jar);
    byte[] once = Files.readAllBytes(jar);
    Sealer.seal(jar);
    assertThat(jar).hasBinaryContent(once);
  }

  @Test
  void what_reaches_into_the_platform_or_hides_something_is_refused() throws IOException {
    for (String header :
        new String[] {
          "Bundle-ClassPath: .,lib.jar", "Fragment-Host: x", "Export-Package: org.exemplar.spi"
        }) {
      Path jar = jar(MANIFEST.stripTrailing() + "\n" + header + "\n\n");
      byte[] before = Files.readAllBytes(jar);
      Writing writing = Sealer.seal(jar);
      assertThat(writing).isInstanceOf(Writing.NotWritten.class);
      assertThat(((Writing.NotWritten) writing).problems())
          .extracting(ArchiveProblem::code)
          .containsExactly("MANIFEST_NOT_ALLOWED");
      assertThat(jar).hasBinaryContent(before);
    }
  }

  @Test
  void a_file_that_is_no_jar_is_named_as_such() throws IOException {
    Path file = Files.writeString(work.resolve("x.jar"), "no jar");
    assertThat(Sealer.seal(file)).isInstanceOf(Writing.NotWritten.class);
    assertThat(Sealer.seal(work.resolve("missing.jar"))).isInstanceOf(Writing.NotWritten.class);
  }

  private Path jar(String manifest) throws IOException {
    Path jar = work.resolve("built.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, "META-INF/", "");
      add(zip, "META-INF/MANIFEST.MF", manifest);
      add(zip, "exemplar/", "");
      add(zip, "exemplar/plugin.yaml", Sources.SECTOR);
    }
    return jar;
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
