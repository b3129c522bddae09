package org.exemplar.plugins;

import java.util.Optional;
import org.exemplar.spi.Plugin;
import org.osgi.annotation.versioning.ProviderType;

/** A plugin that knows where its parts stand in its files. */
@ProviderType
public interface PlacedPlugin extends Plugin {
  /**
   * Where a part stands; empty where it is not there or the plugin's code brings it.
   *
   * @param part {@code plugin} (its id), {@code criteria/HN-R1}, {@code form/village-profile},
   *     {@code form/village-profile/year} (a field of a form), {@code index/cases}, or {@code
   *     version/} before one of the kinds {@code criteria} and {@code form} (its version)
   */
  Optional<Place> place(String part);
}
