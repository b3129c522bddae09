package org.exemplar.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginState;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.exemplar.spi.LocalizedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class PluginFolderTest {
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

  private Path put(String name, MemoryFiles files, Map<String, String> headers) throws IOException {
    Path prepared = files.jar(temp.resolve(name), headers);
    return Files.move(prepared, felix.plugins().resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path put(String id) throws IOException {
    return put(id + ".jar", MemoryFiles.plugin(id), Map.of());
  }

  private static void assertProblem(InstalledPlugin plugin, String code, String zh, String en) {
    assertThat(plugin.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.message().zh()).contains(zh);
              assertThat(problem.message().en()).contains(en);
            });
  }

  @Test
  void anArchivePutIntoTheFolderIsInstalledAndOneTakenAwayUninstalled() throws Exception {
    Path jar = put("alpha");
    InstalledPlugin alpha = felix.awaitPlugin("alpha", PluginState.ACTIVE);
    assertThat(alpha.problems()).isEmpty();
    Files.delete(jar);
    felix.await(catalogue -> catalogue.plugins().isEmpty());
    felix.awaitUninstalled(alpha.bundleId());
  }

  @Test
  void anArchiveThatChangesIsUpdatedInItsBundle() throws Exception {
    put("alpha");
    InstalledPlugin first = felix.awaitPlugin("alpha", PluginState.ACTIVE);
    MemoryFiles files = MemoryFiles.plugin("alpha");
    files.with(
        "exemplar/plugin.yaml",
        files.text("exemplar/plugin.yaml").replace("version: 1.0.0", "version: 1.1.0"));
    put("alpha.jar", files, Map.of());
    felix.await(catalogue -> catalogue.plugins().isEmpty());
    InstalledPlugin second = felix.awaitPlugin("alpha", PluginState.ACTIVE);
    assertThat(second.version()).isEqualTo("1.1.0");
    assertThat(second.bundleId()).isEqualTo(first.bundleId());
  }

  @Test
  void listenersLetGoOfAPluginBeforeItsBundleStops() throws Exception {
    Path jar = put("alpha");
    Bundle bundle =
        felix.context().getBundle(felix.awaitPlugin("alpha", PluginState.ACTIVE).bundleId());
    CompletableFuture<Integer> stateWhenTold = new CompletableFuture<>();
    felix
        .service()
        .onChange(
            catalogue -> {
              if (catalogue.plugins().isEmpty()) {
                stateWhenTold.complete(bundle.getState());
              }
            });
    Files.delete(jar);
    assertThat(stateWhenTold.get(20, TimeUnit.SECONDS)).isEqualTo(Bundle.ACTIVE);
    felix.awaitUninstalled(bundle.getBundleId());
  }

  @Test
  void aHalfWrittenArchiveIsNotInstalledBeforeItIsComplete() throws Exception {
    byte[] whole =
        Files.readAllBytes(MemoryFiles.plugin("alpha").jar(temp.resolve("prepared.jar"), Map.of()));
    Path jar = felix.plugins().resolve("alpha.jar");
    Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
    InstalledPlugin half = felix.awaitPlugin("alpha.jar", PluginState.FAILED);
    assertProblem(half, "ARCHIVE_UNREADABLE", "文件不是完整的 jar", "the file is no complete jar");
    assertThat(half.bundleId()).isEqualTo(-1);
    Files.write(jar, whole);
    felix.await(
        catalogue ->
            catalogue.plugins().size() == 1
                && catalogue.plugins().getFirst().state() == PluginState.ACTIVE);
  }

  @Test
  void anArchiveThatIsNoPluginIsRefusedAndForgottenWhenTakenAway() throws Exception {
    Path jar = put("other.jar", new MemoryFiles().with("readme.txt", "hello"), Map.of());
    InstalledPlugin other = felix.awaitPlugin("other.jar", PluginState.FAILED);
    assertProblem(other, "NOT_A_PLUGIN", "文件中没有 exemplar/plugin.yaml", "holds no exemplar");
    assertThat(felix.context().getBundles()).hasSize(1);
    Files.delete(jar);
    felix.await(catalogue -> catalogue.plugins().isEmpty());
  }

  @Test
  void aBundleThatCannotBeResolvedIsNamedWithTheReasonAndOthersGoOn() throws Exception {
    put("alpha.jar", MemoryFiles.plugin("alpha"), Map.of("Import-Package", "not.there"));
    InstalledPlugin alpha = felix.awaitPlugin("alpha", PluginState.FAILED);
    assertProblem(alpha, "START_FAILED", "not.there", "not.there");
    put("beta");
    felix.awaitPlugin("beta", PluginState.ACTIVE);
  }

  @Test
  void aBundleWhoseStartThrowsIsNamedWithTheReason() throws Exception {
    put(
        "alpha.jar",
        MemoryFiles.plugin("alpha").withCode(),
        CodeHeaders.with(Map.of("Test-Fails", "true")));
    InstalledPlugin alpha = felix.awaitPlugin("alpha", PluginState.FAILED);
    assertProblem(alpha, "START_FAILED", "no licence key", "no licence key");
  }

  @Test
  void aFailedBundleThatIsPutRightWorks() throws Exception {
    put("alpha.jar", MemoryFiles.plugin("alpha"), Map.of("Import-Package", "not.there"));
    felix.awaitPlugin("alpha", PluginState.FAILED);
    put("alpha");
    felix.awaitPlugin("alpha", PluginState.ACTIVE);
  }

  @Test
  void aSecondBundleOfTheSameNameIsRefusedByTheFramework() throws Exception {
    put("alpha.jar", MemoryFiles.plugin("alpha"), Map.of("Bundle-SymbolicName", "same"));
    felix.awaitPlugin("alpha", PluginState.ACTIVE);
    put("beta.jar", MemoryFiles.plugin("beta"), Map.of("Bundle-SymbolicName", "same"));
    InstalledPlugin beta = felix.awaitPlugin("beta.jar", PluginState.FAILED);
    assertProblem(beta, "INSTALL_FAILED", "插件包无法安装", "the bundle cannot be installed");
  }

  @Test
  void contentThatIsWrongQuarantinesThePluginWithFileAndLine() throws Exception {
    put(
        "alpha.jar",
        MemoryFiles.plugin("alpha").with("exemplar/messages/en.yaml", "messages:\n  a: [1]\n"),
        Map.of());
    InstalledPlugin alpha = felix.awaitPlugin("alpha", PluginState.QUARANTINED);
    assertThat(alpha.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).contains("exemplar/messages/en.yaml");
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.path()).isEqualTo("/messages/a");
            });
    assertThat(alpha.plugin()).isEmpty();
  }

  @Test
  void anArchiveThatLiesThereAtTheStartIsInstalled() throws Exception {
    felix.close();
    put("alpha");
    felix = FelixFixture.open(temp);
    felix.awaitPlugin("alpha", PluginState.ACTIVE);
  }

  @Test
  void aBundleWhoseArchiveWentWhileThePlatformWasDownIsUninstalled() throws Exception {
    Path jar = put("alpha");
    long bundleId = felix.awaitPlugin("alpha", PluginState.ACTIVE).bundleId();
    felix.close();
    Files.delete(jar);
    felix = FelixFixture.open(temp);
    felix.await(catalogue -> catalogue.plugins().isEmpty());
    felix.awaitUninstalled(bundleId);
  }

  @Test
  void anArchiveTakenAwayForAMomentStaysInItsBundle() throws Exception {
    Path jar = put("alpha");
    InstalledPlugin first = felix.awaitPlugin("alpha", PluginState.ACTIVE);
    byte[] content = Files.readAllBytes(jar);
    Files.delete(jar);
    Files.write(jar, content);
    put("beta");
    InstalledPlugin beta = felix.awaitPlugin("beta", PluginState.ACTIVE);
    assertThat(beta.bundleId()).isGreaterThan(first.bundleId());
    Bundle alpha = felix.context().getBundle(first.bundleId());
    assertThat(alpha).isNotNull();
  }

  @Test
  void anAdmissionThatRefusesKeepsTheArchiveOut() throws Exception {
    felix.close();
    Problem unsigned =
        new Problem("UNSIGNED", new LocalizedText("没有签名", "not signed"), Optional.empty(), 0, "");
    felix = FelixFixture.bare(temp).openCatalogue().openFolder(archive -> List.of(unsigned));
    put("alpha");
    InstalledPlugin alpha = felix.awaitPlugin("alpha.jar", PluginState.FAILED);
    assertThat(alpha.problems()).containsExactly(unsigned);
    assertThat(felix.context().getBundles()).hasSize(1);
  }
}
