package org.exemplar.host;

import java.util.Hashtable;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Activator of the bundles that the tests build: writes down what happens, in a system property,
 * because a bundle sees no class of the test.
 */
public final class Recorder implements BundleActivator {
  static final String EVENTS = "org.exemplar.host.events";

  @Override
  public void start(BundleContext context) {
    String name = context.getBundle().getSymbolicName();
    record("start " + name);
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put("exemplar.drain", true);
    if (name.equals("drains")) {
      context.registerService(Runnable.class, () -> record("drain"), properties);
    }
  }

  @Override
  public void stop(BundleContext context) throws InterruptedException {
    if (context.getBundle().getHeaders().get("Never-Stops") != null) {
      new CountDownLatch(1).await();
    }
    record("stop " + context.getBundle().getSymbolicName());
  }

  private static void record(String event) {
    System.getProperties()
        .merge(EVENTS, event, (before, added) -> before.toString() + ", " + added.toString());
  }
}
