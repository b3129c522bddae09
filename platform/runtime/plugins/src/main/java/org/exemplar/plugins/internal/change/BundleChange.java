package org.exemplar.plugins.internal.change;

/**
 * A bundle that comes, goes or starts anew.
 *
 * @param bundle symbolic name and version
 */
public record BundleChange(String bundle, Kind change) {
  /** What happens to it. */
  public enum Kind {
    ADDED,
    REFRESHED,
    REMOVED
  }
}
