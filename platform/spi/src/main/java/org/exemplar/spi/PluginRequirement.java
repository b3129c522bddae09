package org.exemplar.spi;

/**
 * Another plugin without which a plugin cannot work.
 *
 * @param plugin its id
 * @param versions its versions that suit
 */
public record PluginRequirement(String plugin, VersionRange versions) {
  public PluginRequirement {
    Check.code(plugin, "plugin");
  }
}
