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
   * time. A plugin that goes stays alive until every listener has returned. Closing ends that.
   */
  AutoCloseable onChange(Consumer<Catalogue> listener);

  /**
   * Puts a plugin into quarantine because a later stage could not take it: it stays installed, is
   * named with the problems, and contributes nothing until its bundle changes.
   */
  void quarantine(String pluginId, List<Problem> problems);
}
