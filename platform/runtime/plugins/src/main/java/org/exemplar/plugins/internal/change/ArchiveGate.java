package org.exemplar.plugins.internal.change;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.PluginDescriptor;

/** Decides whether an archive may become a plugin. */
public interface ArchiveGate {
  /**
   * What was found.
   *
   * @param plugin who the plugin is, where that can be read
   * @param signature who signed it
   * @param problems why it may not; empty where it may
   */
  record Passage(
      Optional<PluginDescriptor> plugin,
      Optional<ArchiveInfo.SignedBy> signature,
      List<Problem> problems) {}

  /**
   * Looks at an archive.
   *
   * @param shipped whether the distribution holds it, and so vouches for it
   */
  Passage look(Path archive, boolean shipped);
}
