package org.exemplar.plugins;

/** What the platform does with a plugin. */
public enum PluginState {
  /** Works. */
  ACTIVE,
  /** Installed, but something in it is wrong, so that it contributes nothing. */
  QUARANTINED,
  /** Its bundle cannot be resolved or started. */
  FAILED
}
