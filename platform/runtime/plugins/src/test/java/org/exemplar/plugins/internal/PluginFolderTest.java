package org.exemplar.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginState;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {
  @TempDir private Path temp;
  private FelixFixture felix;

  @BeforeEach
  void boot() throws Exception {
    felix = new FelixFixture(temp);
  }

  @AfterEach
  void stop() throws Exception {
    felix.close();
  }

  @Test
  void anArchivePutIntoTheFolderIsInstalledAndOneTakenAwayUninstalled() throws Exception {
    Path jar = MemoryFiles.plugin("alpha").jar(felix.plugins().resolve("alpha.jar"), Map.of());
    InstalledPlugin alpha = felix.awaitPlugin("alpha", plugin -> true);
    assertThat(alpha.state()).isEqualTo(PluginState.ACTIVE);
    Files.delete(jar);
    felix.await(catalogue -> catalogue.plugins().isEmpty());
    felix.awaitUninstalled(alpha.bundleId());
  }
}
