package org.exemplar.organizations.internal;

import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.PluginCatalogue;

/** The types of the plugins that work now; rebuilt when the catalogue has changed. */
final class CurrentTypes {
  private record Built(Catalogue catalogue, OrganizationTypes types) {}

  private final PluginCatalogue plugins;
  private volatile Built last;

  CurrentTypes(PluginCatalogue plugins) {
    this.plugins = plugins;
    Catalogue catalogue = plugins.current();
    this.last = new Built(catalogue, new OrganizationTypes(catalogue));
  }

  @SuppressWarnings("ReferenceEquality") // a change makes another catalogue
  OrganizationTypes get() {
    Built built = last;
    Catalogue now = plugins.current();
    if (built.catalogue() != now) {
      built = new Built(now, new OrganizationTypes(now));
      last = built;
    }
    return built.types();
  }
}
