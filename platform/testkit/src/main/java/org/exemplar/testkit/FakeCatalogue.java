package org.exemplar.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.plugins.PluginState;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.Plugin;

/** A catalogue of plugins that the test chooses. */
public final class FakeCatalogue implements PluginCatalogue {
  private volatile Catalogue current;

  /** With those plugins, all active. */
  public FakeCatalogue(List<Plugin> plugins) {
    current = catalogue(plugins);
  }

  /** Puts those plugins in the place of the ones before. */
  public void install(List<Plugin> plugins) {
    current = catalogue(plugins);
  }

  @Override
  public Catalogue current() {
    return current;
  }

  @Override
  public AutoCloseable onChange(Consumer<Catalogue> listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void putAside(InstalledPlugin plugin, List<Problem> problems) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void quarantine(String pluginId, List<Problem> problems) {
    throw new UnsupportedOperationException();
  }

  private static Catalogue catalogue(List<Plugin> plugins) {
    List<InstalledPlugin> installed = new ArrayList<>();
    for (Plugin plugin : plugins) {
      installed.add(
          new InstalledPlugin(
              plugin.descriptor().id(),
              plugin.descriptor().version().toString(),
              Optional.of(plugin.descriptor()),
              PluginState.ACTIVE,
              List.of(),
              installed.size(),
              Optional.of(plugin)));
    }
    return new Catalogue(installed);
  }
}
