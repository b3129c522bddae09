package org.exemplar.plugins;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** What the installed plugins contribute, an OSGi service. */
@ProviderType
public interface PluginCatalogue {
  /** The current content; a later change makes another value. */
  Catalogue current();

  /**
   * Calls the listener with the current content at once and then after every change, one call at a
   * time. Changes that come together are told together. A plugin that goes stays alive until every
   * listener has returned. Closing ends that.
   *
   * <p>While the platform starts, the first call waits until the plugins that are installed have
   * started or failed; while it stops, nothing is told any more. A listener that throws is logged
   * and told of later changes all the same.
   */
  AutoCloseable onChange(Consumer<Catalogue> listener);

  /**
   * Puts a plugin into quarantine because a later stage could not take it: it stays installed, is
   * named with the problems, and contributes nothing until its bundle changes.
   */
  void quarantine(String pluginId, List<Problem> problems);

  /**
   * Puts a plugin into quarantine because of what it does while it runs: also over starts of the
   * platform, until somebody retries or updates it.
   *
   * @param plugin it, as {@link #current} has it; nothing happens when another bundle has taken its
   *     place meanwhile
   */
  void putAside(InstalledPlugin plugin, List<Problem> problems);
}
