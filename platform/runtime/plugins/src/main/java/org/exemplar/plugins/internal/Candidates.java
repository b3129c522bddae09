package org.exemplar.plugins.internal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.Problem;
import org.osgi.framework.Bundle;

/**
 * All plugins that are there, and the catalogue that those of them give that are shown. For one
 * thread.
 */
final class Candidates {
  private final Map<String, Candidate> byKey = new LinkedHashMap<>();
  private final Set<String> hidden = new HashSet<>();
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
    hidden.remove(key);
  }

  /** What the candidate of that key gives is not in the catalogue until it is shown. */
  void hide(String key) {
    stale |= hidden.add(key);
  }

  /** Takes some out of the catalogue and puts others into it, in one step. */
  void swap(Set<String> leaving, Set<String> arriving) {
    leaving.stream().filter(byKey::containsKey).forEach(hidden::add);
    hidden.removeAll(arriving);
    stale = true;
  }

  /** The catalogue that a swap would give. */
  Catalogue preview(Set<String> leaving, Set<String> arriving) {
    return compose(
        key -> arriving.contains(key) || !(leaving.contains(key) || hidden.contains(key)));
  }

  Optional<Candidate> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  boolean has(String key) {
    return byKey.containsKey(key);
  }

  /** Adds problems to the plugin of that id that works. */
  void quarantine(String pluginId, List<Problem> problems) {
    for (InstalledPlugin plugin : compose().plugins()) {
      if (plugin.plugin().isPresent() && plugin.id().equals(pluginId)) {
        quarantine(plugin.bundleId(), problems);
      }
    }
  }

  /** Adds problems to the plugin of that bundle. */
  void quarantine(long bundle, List<Problem> problems) {
    byKey.replaceAll((key, c) -> c.bundleId() == bundle ? c.with(problems) : c);
    stale = true;
  }

  /** The catalogue; the same one while nothing changes. */
  Catalogue compose() {
    if (stale) {
      stale = false;
      Catalogue next = compose(key -> !hidden.contains(key));
      catalogue = next.equals(catalogue) ? catalogue : next;
    }
    return catalogue;
  }

  private Catalogue compose(Predicate<String> shown) {
    return CatalogueRules.compose(
        byKey.entrySet().stream()
            .filter(entry -> shown.test(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList());
  }
}
