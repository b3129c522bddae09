package org.exemplar.plugins.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.Problem;
import org.osgi.framework.Bundle;

/** All plugins that are there, and the catalogue that they give. For one thread. */
final class Candidates {
  private final Map<String, Candidate> byKey = new LinkedHashMap<>();
  private Catalogue catalogue = new Catalogue(List.of());
  private boolean stale;

  /** The key of a bundle. */
  static String key(Bundle bundle) {
    return "bundle " + bundle.getBundleId();
  }

  /** The key of an archive that is no bundle. */
  static String key(String archive) {
    return "archive " + archive;
  }

  void put(String key, Candidate candidate) {
    stale |= !candidate.equals(byKey.put(key, candidate));
  }

  void remove(String key) {
    stale |= byKey.remove(key) != null;
  }

  boolean has(String key) {
    return byKey.containsKey(key);
  }

  /** Adds problems to the plugin of that id that works. */
  void quarantine(String pluginId, List<Problem> problems) {
    for (InstalledPlugin plugin : compose().plugins()) {
      if (plugin.plugin().isPresent() && plugin.id().equals(pluginId)) {
        byKey.replaceAll((key, c) -> c.bundleId() == plugin.bundleId() ? c.with(problems) : c);
        stale = true;
      }
    }
  }

  /** The catalogue; the same one while nothing changes. */
  Catalogue compose() {
    if (stale) {
      stale = false;
      Catalogue next = CatalogueRules.compose(byKey.values());
      catalogue = next.equals(catalogue) ? catalogue : next;
    }
    return catalogue;
  }
}
