package org.exemplar.plugins;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows who administers plugins in which part of the tree, an OSGi service. Where there is none,
 * everybody may change every plugin.
 */
@ConsumerType
public interface PluginAdministrators {
  /** Stands for the whole tree, and for the plugins that hold everywhere. */
  String EVERYWHERE = "*";

  /**
   * Codes of the organisations in which and below which somebody may change plugins, or {@link
   * #EVERYWHERE}; empty for somebody who may change none.
   */
  List<String> parts(String actor);
}
