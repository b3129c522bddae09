package org.exemplar.plugins;

import java.io.IOException;
import java.nio.file.Path;
import org.exemplar.plugins.internal.Workbench;

/**
 * Looks at plugins as the platform does, without a framework: in folders and archives, beside what
 * a distribution holds. For one thread.
 */
public final class PluginWorkshop {
  private final Workbench bench;

  private PluginWorkshop(Workbench bench) {
    this.bench = bench;
  }

  /**
   * A workshop in which the plugins of a distribution stand.
   *
   * @param home folder of the distribution, with {@code bundles/} and {@code plugins/}
   * @throws IOException when it cannot be read
   */
  public static PluginWorkshop of(Path home) throws IOException {
    return new PluginWorkshop(Workbench.of(home));
  }

  /**
   * Puts another plugin beside them.
   *
   * @param plugin folder of its sources, or archive
   * @throws IOException when it cannot be read
   */
  public void add(Path plugin) throws IOException {
    bench.add(plugin);
  }

  /**
   * How a plugin would stand beside the others. One of the distribution that has its id gives way,
   * as it would in an update.
   *
   * @param plugin folder of its sources, or archive
   * @throws IOException when it cannot be read
   */
  public Workpiece check(Path plugin) throws IOException {
    return bench.check(plugin);
  }
}
