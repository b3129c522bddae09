package org.exemplar.plugins;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;

/**
 * One plugin of the platform.
 *
 * @param id its id; its bundle's symbolic name where none can be read; the name of its archive
 *     where the framework did not take it
 * @param version its version as text
 * @param descriptor who it is, where that can be read
 * @param state what the platform does with it
 * @param problems what is wrong with it, empty when ACTIVE
 * @param bundleId id of its bundle in the framework, -1 where it has none
 * @param plugin its contributions, present when ACTIVE
 */
public record InstalledPlugin(
    String id,
    String version,
    Optional<PluginDescriptor> descriptor,
    PluginState state,
    List<Problem> problems,
    long bundleId,
    Optional<Plugin> plugin) {
  public InstalledPlugin {
    problems = List.copyOf(problems);
  }
}
