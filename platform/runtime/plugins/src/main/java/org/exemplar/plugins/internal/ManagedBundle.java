package org.exemplar.plugins.internal;

import org.osgi.framework.Bundle;

/**
 * Bundles of plugins that this room installs itself. Their content is in the catalogue only while
 * they are shown; the location says where the archive comes from.
 */
public final class ManagedBundle {
  private static final String ADDED = "plugin-archive:";
  private static final String SHIPPED = "plugin-distribution:";

  private ManagedBundle() {}

  /**
   * A location for one installation of an archive.
   *
   * @param number sets apart installations of the same archive
   */
  static String location(String sha256, boolean shipped, long number) {
    return (shipped ? SHIPPED : ADDED) + sha256 + "/" + number;
  }

  /** Whether this room installed the bundle. */
  public static boolean is(Bundle bundle) {
    return isAdded(bundle) || bundle.getLocation().startsWith(SHIPPED);
  }

  /** Whether somebody added it to what the distribution holds. */
  static boolean isAdded(Bundle bundle) {
    return bundle.getLocation().startsWith(ADDED);
  }
}
