package org.exemplar.plugins;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides whether an archive may be installed, an OSGi service. Asked on the thread that watches
 * the plugin folder, before the framework sees the archive; the one with the highest ranking
 * decides.
 */
@ConsumerType
public interface PluginAdmission {
  /**
   * Why the archive must not be installed; empty admits it.
   *
   * @param archive a complete archive that holds {@code exemplar/plugin.yaml}
   */
  List<Problem> refusals(Path archive);
}
