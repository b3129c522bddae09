package org.exemplar.plugins;

import org.exemplar.plugins.internal.ManagedBundle;
import org.osgi.framework.Bundle;

/** Bundles of plugins. */
public final class PluginBundle {
  private PluginBundle() {}

  /**
   * Whether the bundle is an archive that came as a plugin, of the distribution or added to it.
   * Bundles of the platform are none, also where they bring content as plugins do.
   */
  public static boolean is(Bundle bundle) {
    return ManagedBundle.is(bundle);
  }
}
