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

  /** What is known of an archive beforehand. */
  enum Origin {
    /** Somebody brings it. */
    NEW,
    /** It was admitted once and ran; a signature that has expired since does not matter. */
    RAN_BEFORE,
    /** The distribution holds it, and so vouches for it. */
    SHIPPED
  }

  /** Looks at an archive. */
  Passage look(Path archive, Origin origin);
}
