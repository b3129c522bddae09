package org.exemplar.benchmarks.ceiling;

import org.exemplar.benchmarks.constant.OwnContext;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Puts the ceiling at {@code /ceiling}. */
public final class CeilingActivator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    OwnContext.put(context, "ceiling", new CeilingServlet());
  }

  @Override
  public void stop(BundleContext context) {
    // the framework takes the services back
  }
}
