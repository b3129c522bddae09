package org.exemplar.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginState;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not run is explained in plain words, with a remedy. */
class PluginFailureTest {
  @TempDir private Path temp;
  private FelixFixture felix;

  @BeforeEach
  void boot() throws Exception {
    felix = FelixFixture.open(temp);
  }

  @AfterEach
  void stop() throws Exception {
    felix.close();
  }

  private void put(Path prepared) throws IOException {
    Path place = felix.plugins().resolve(prepared.getFileName());
    Files.move(prepared, place, StandardCopyOption.ATOMIC_MOVE);
  }

  private void put(MemoryFiles files, Map<String, String> headers) throws IOException {
    put(files.jar(temp.resolve("alpha.jar"), headers));
  }

  private void assertFailed(String id, String code, String zh, String en) throws Exception {
    InstalledPlugin plugin = felix.awaitPlugin(id, PluginState.FAILED);
    assertThat(plugin.problems()).hasSize(1);
    Problem problem = plugin.problems().getFirst();
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.message().zh()).contains(zh);
    assertThat(problem.message().en()).contains(en);
    assertThat(problem.message().zh() + problem.message().en())
        .doesNotContain("Exception", "java.", "org.osgi.framework.Bundle", temp.toString());
  }

  static Stream<Arguments> manifests() {
    return Stream.of(
        Arguments.of(
            Map.of("Import-Package", "not.there"),
            "缺少包 not.there（Import-Package）",
            "nobody offers package not.there (Import-Package); remove from the manifest"),
        Arguments.of(
            Map.of("Import-Package", "org.exemplar.spi;version=\"[7,8)\""),
            "包 org.exemplar.spi ≥ 7.0.0 < 8.0.0",
            "package org.exemplar.spi ≥ 7.0.0 < 8.0.0"),
        Arguments.of(
            Map.of("Require-Bundle", "beta;bundle-version=2"),
            "组件 beta ≥ 2.0.0（Require-Bundle）",
            "bundle beta ≥ 2.0.0 (Require-Bundle)"),
        Arguments.of(
            Map.of("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""),
            "Java 环境 JavaSE ≥ 99",
            "Java environment JavaSE ≥ 99 (the platform runs on Java "),
        Arguments.of(
            Map.of("Require-Capability", "some.thing;filter:=\"(a=b)\""),
            "能力 some.thing (a=b)",
            "capability some.thing (a=b)"),
        Arguments.of(
            Map.of("Bundle-Activator", "org.example.Nowhere"),
            "Bundle-Activator 指的类不在插件包中",
            "remove or correct the header"));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void aBundleThatCannotStartIsToldWhatItLacks(Map<String, String> headers, String zh, String en)
      throws Exception {
    put(MemoryFiles.plugin("alpha"), headers);
    assertFailed("alpha", "START_FAILED", zh, en);
  }

  @ParameterizedTest
  @ValueSource(strings = {"beta", "system.bundle; extension:=framework"})
  void aFragmentNeverGetsToTheFramework(String host) throws Exception {
    Map<String, String> headers = Map.of("Bundle-SymbolicName", "x", "Fragment-Host", host);
    put(MemoryFiles.plugin("alpha"), headers);
    assertFailed(
        "alpha.jar",
        "NOT_A_PLUGIN",
        "请从清单中删去 Fragment-Host",
        "remove Fragment-Host from its manifest");
    Files.delete(felix.plugins().resolve("alpha.jar"));
    put(MemoryFiles.plugin("beta").jar(temp.resolve("beta.jar"), Map.of()));
    felix.awaitPlugin("beta", PluginState.ACTIVE);
  }

  @Test
  void codeWithoutItsImportsIsToldThePackage() throws Exception {
    put(
        MemoryFiles.plugin("alpha").withCode(),
        CodeHeaders.with(Map.of("Import-Package", "org.osgi.framework")));
    assertFailed(
        "alpha",
        "START_FAILED",
        "代码用到的包 org.exemplar.spi",
        "its code uses package org.exemplar.spi");
  }

  @Test
  void whatTheCodeSaysItselfIsPassedOn() throws Exception {
    put(MemoryFiles.plugin("alpha").withCode(), CodeHeaders.with(Map.of("Test-Fails", "true")));
    assertFailed("alpha", "START_FAILED", "插件包无法启动：no licence key", "no licence key; correct that");
  }

  @Test
  void anotherBundleOfTheSameNameAndVersionIsNamed() throws Exception {
    put(MemoryFiles.plugin("alpha"), Map.of("Bundle-SymbolicName", "same"));
    felix.awaitPlugin("alpha", PluginState.ACTIVE);
    put(
        MemoryFiles.plugin("beta")
            .jar(temp.resolve("beta.jar"), Map.of("Bundle-SymbolicName", "same")));
    assertFailed(
        "beta.jar",
        "INSTALL_FAILED",
        "已有另一个包用了 Bundle-SymbolicName 和 Bundle-Version same 1.0.0",
        "another bundle has Bundle-SymbolicName and Bundle-Version same 1.0.0; change one");
  }

  @Test
  void aManifestOfVersionTwoNeedsASymbolicName() throws Exception {
    put(MemoryFiles.plugin("alpha"), Map.of("Bundle-SymbolicName", ""));
    assertFailed("alpha.jar", "INSTALL_FAILED", "没有 Bundle-SymbolicName，请补上", "add one");
  }

  @Test
  void aManifestThatTheFrameworkCannotReadIsToldSo() throws Exception {
    put(MemoryFiles.plugin("alpha"), Map.of("Bundle-Version", "one"));
    assertFailed("alpha.jar", "INSTALL_FAILED", "请改正清单", "correct the manifest");
  }

  @Test
  void anArchiveWithoutTheHeadersOfABundleWorks() throws Exception {
    put(
        MemoryFiles.plugin("alpha"),
        Map.of("Bundle-ManifestVersion", "", "Bundle-SymbolicName", "", "Bundle-Version", ""));
    assertThat(felix.awaitPlugin("alpha", PluginState.ACTIVE).version()).isEqualTo("1.0.0");
  }

  @Test
  void aZippedFolderWithoutManifestWorksOrIsToldWhatItLacks() throws Exception {
    put(MemoryFiles.plugin("alpha").zip(temp.resolve("alpha.jar"), ""));
    assertFailed(
        "alpha.jar", "INSTALL_FAILED", "没有清单 META-INF/MANIFEST.MF", "pack it with jar --create");
  }

  @Test
  void aFolderThatWasPackedItselfIsNamed() throws Exception {
    put(MemoryFiles.plugin("alpha").zip(temp.resolve("alpha.jar"), "my-plugin/"));
    assertFailed(
        "alpha.jar",
        "NOT_A_PLUGIN",
        "它在文件夹 my-plugin/ 之下",
        "pack what is in the folder, not the folder");
  }

  @Test
  void filesThatAreNoArchivesAreToldApart() throws Exception {
    put(Files.writeString(temp.resolve("empty.jar"), ""));
    assertFailed("empty.jar", "ARCHIVE_UNREADABLE", "文件是空的", "the file is empty; copy it");
    put(Files.writeString(temp.resolve("text.jar"), "Rar! or a page of HTML"));
    assertFailed("text.jar", "ARCHIVE_UNREADABLE", "文件不是 jar", "the file is no jar");
    byte[] whole =
        Files.readAllBytes(MemoryFiles.plugin("beta").jar(temp.resolve("whole"), Map.of()));
    put(Files.write(temp.resolve("half.jar"), Arrays.copyOf(whole, whole.length - 50)));
    assertFailed("half.jar", "ARCHIVE_UNREADABLE", "后面缺了一部分", "its end is missing");
    put(windowsZip(temp.resolve("windows.jar")));
    assertFailed("windows.jar", "ARCHIVE_UNREADABLE", "包内文件名不是 UTF-8", "names of files");
  }

  private static Path windowsZip(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out, Charset.forName("GB18030"))) {
      zip.putNextEntry(new ZipEntry("exemplar/messages/消息.yaml"));
      zip.closeEntry();
    }
    return file;
  }

  @Test
  void aBundleWithABadIdIsListedByItsSymbolicNameWithFileAndLine() throws Exception {
    MemoryFiles files = MemoryFiles.plugin("alpha");
    String wrong = files.text("exemplar/plugin.yaml").replace("id: alpha", "id: Alpha_1");
    put(files.with("exemplar/plugin.yaml", wrong), Map.of());
    InstalledPlugin plugin = felix.awaitPlugin("test.alpha.jar", PluginState.QUARANTINED);
    assertThat(plugin.problems())
        .extracting(p -> p.code() + " " + p.file().orElse("") + ":" + p.line() + " " + p.path())
        .containsExactly("CONTENT_INVALID exemplar/plugin.yaml:2 /plugin/id");
    assertThat(plugin.problems().getFirst().message().en()).contains("must look like");
  }
}
