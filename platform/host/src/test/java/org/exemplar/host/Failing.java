package org.exemplar.host;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Activator that cannot start. */
public final class Failing implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    if (context.getBundle().getHeaders().get("Failing-Silently") != null) {
      throw new IllegalStateException();
    }
    throw new IllegalStateException("the licence has run out");
  }

  @Override
  public void stop(BundleContext context) {
    // never started
  }
}
