package org.exemplar.benchmarks.constant;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Puts the constant at {@code /constant}. */
public final class ConstantActivator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    OwnContext.put(context, "constant", new ConstantServlet());
  }

  @Override
  public void stop(BundleContext context) {
    // the framework takes the services back
  }
}
