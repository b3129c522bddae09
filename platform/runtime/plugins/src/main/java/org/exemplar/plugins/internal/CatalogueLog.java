package org.exemplar.plugins.internal;

import java.util.HashSet;
import java.util.Set;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginState;
import org.exemplar.plugins.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what is wrong with plugins, one line each. */
final class CatalogueLog {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueLog.class);

  private CatalogueLog() {}

  static void changed(Catalogue before, Catalogue after) {
    Set<InstalledPlugin> known = new HashSet<>(before.plugins());
    for (InstalledPlugin plugin : after.plugins()) {
      if (plugin.state() != PluginState.ACTIVE && !known.contains(plugin)) {
        warn(plugin);
      }
    }
  }

  private static void warn(InstalledPlugin plugin) {
    Problem first = plugin.problems().getFirst();
    int others = plugin.problems().size() - 1;
    LOG.warn(
        "Plugin {} is {}: {} {}{}{}",
        plugin.id(),
        plugin.state(),
        first.code(),
        first.file().map(file -> file + ":" + first.line() + " ").orElse(""),
        first.message().en(),
        others == 0 ? "" : " (and " + others + " more)");
  }
}
