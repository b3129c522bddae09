package org.exemplar.host;

import java.util.Map;
import org.exemplar.host.internal.RunningHost;
import org.osgi.framework.BundleContext;

/**
 * A framework that runs.
 *
 * <p>Bundles reach the host by services of plain Java types: a {@code Supplier<Map<String,
 * String>>} is a {@linkplain #report report}, a {@code Runnable} with the property {@code
 * exemplar.drain=true} is run before any bundle stops, those of a higher service ranking first.
 */
public interface Host {
  /**
   * Boots the framework, installs all jars of {@code bundles}, and starts them in the order that
   * their wires ask for. A bundle that cannot be started is a {@linkplain #problems problem}; the
   * others run.
   *
   * @throws HostException when nothing can run
   */
  static Host start(HostSettings settings) {
    return RunningHost.start(settings);
  }

  /** Context of the framework's own bundle. */
  BundleContext bundleContext();

  /** Reasons of bundles that do not run, by symbolic name; in order of the attempts. */
  Map<String, String> problems();

  /**
   * What the report services with this property (any value) say, merged; empty where there is none.
   */
  Map<String, String> report(String property);

  /** Waits until the framework has stopped, be it by {@link #stop} or by itself. */
  void awaitEnd() throws InterruptedException;

  /**
   * Runs the drain services, stops the bundles in the reverse of their order, then the framework,
   * and lets go of the data folder. Returns when that is done; a second call does nothing.
   */
  void stop();
}
