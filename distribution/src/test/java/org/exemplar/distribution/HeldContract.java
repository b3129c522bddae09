package org.exemplar.distribution;

import java.io.IOException;
import java.nio.file.Path;
import org.exemplar.testkit.SectorPluginContractTest;

/** The contract of a plugin that the distribution holds or is made of. */
abstract class HeldContract extends SectorPluginContractTest {
  private static final int CYCLES = Form.isLong() ? 20 : 2;

  private final Path plugin;

  HeldContract(String plugin) {
    this.plugin = Platform.HOME.resolve(plugin);
  }

  @Override
  protected Path plugin() throws IOException {
    return plugin;
  }

  @Override
  protected Path home() {
    return Platform.HOME;
  }

  @Override
  protected int cycles() {
    return CYCLES;
  }
}
