package org.exemplar.host.internal;

import org.osgi.framework.Bundle;

/** What a bundle is called; not every manifest gives it a symbolic name. */
final class BundleName {
  private BundleName() {}

  /** Its symbolic name, or else the name of its file. */
  static String of(Bundle bundle) {
    String name = bundle.getSymbolicName();
    String location = bundle.getLocation();
    return name == null ? location.substring(location.lastIndexOf('/') + 1) : name;
  }
}
