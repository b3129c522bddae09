package org.exemplar.plugins;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides who may change which plugins, an OSGi service. All that are there must agree; where there
 * is none, everybody may.
 */
@ConsumerType
public interface ChangeAuthority {
  /**
   * What somebody wants to change.
   *
   * @param plugins the plugins that come, change or go
   * @param publisher id of who signed what comes, empty where nothing does or nobody signed it
   */
  record Subject(List<PluginDescriptor> plugins, Optional<String> publisher) {
    public Subject {
      plugins = List.copyOf(plugins);
    }
  }

  /** Why the caller may not, coded {@code NOT_ALLOWED}; empty where it may. */
  Optional<Refusal> refusal(Caller caller, Subject subject);
}
