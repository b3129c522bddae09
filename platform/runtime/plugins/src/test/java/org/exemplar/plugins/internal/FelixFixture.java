package org.exemplar.plugins.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.felix.framework.FrameworkFactory;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginState;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleListener;
import org.osgi.framework.launch.Framework;

/** A real framework, with the catalogue in it once it is opened. */
public final class FelixFixture {
  private static final long PATIENCE_SECONDS = 60;

  /** Longer than code of a plugin takes that comes back, also on a busy machine. */
  private static final int LIMIT_SECONDS = 60;

  private final Framework framework;
  private final Path data;
  private final BlockingQueue<Catalogue> told = new LinkedBlockingQueue<>();
  private @Nullable PluginCatalogueService service;

  private FelixFixture(Path temp, int limitSeconds) throws BundleException {
    this.data = temp.resolve("data");
    this.framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    "org.osgi.framework.storage",
                    temp.resolve("felix").toString(),
                    "org.osgi.framework.system.packages.extra",
                    "org.exemplar.spi;version=1.0.0,org.exemplar.spi.schema;version=1.0.0",
                    "felix.log.level",
                    "0",
                    "org.osgi.framework.system.capabilities.extra",
                    "exemplar.api;version:Version=1.1",
                    "org.osgi.framework.bsnversion",
                    "multiple",
                    "exemplar.plugins.limit-seconds",
                    Integer.toString(limitSeconds),
                    "exemplar.home",
                    temp.resolve("home").toString(),
                    "exemplar.data",
                    data.toString()));
    framework.start();
  }

  /** A framework without anything in it. */
  public static FelixFixture bare(Path temp) throws BundleException {
    return new FelixFixture(temp, LIMIT_SECONDS);
  }

  /** A framework with the catalogue, which is listened to. */
  public static FelixFixture open(Path temp) throws BundleException {
    return bare(temp).openCatalogue();
  }

  /** The same, where code of plugins must come back within a time. */
  public static FelixFixture open(Path temp, int limitSeconds) throws BundleException {
    return new FelixFixture(temp, limitSeconds).openCatalogue();
  }

  FelixFixture openCatalogue() {
    service = new PluginCatalogueService(context());
    service.plugins().join();
    service.onChange(told::add);
    return this;
  }

  public BundleContext context() {
    return framework.getBundleContext();
  }

  public PluginCatalogueService service() {
    if (service == null) {
      throw new AssertionError("openCatalogue comes first");
    }
    return service;
  }

  /** The data folder. */
  public Path data() {
    return data;
  }

  /** Installs a bundle that is nobody's business. */
  Bundle install(Path jar) throws BundleException {
    return context().installBundle(jar.toUri().toString());
  }

  /** Waits until a bundle is no longer installed. */
  public void awaitUninstalled(long bundleId) throws InterruptedException {
    CountDownLatch gone = new CountDownLatch(1);
    BundleListener listener =
        event -> {
          if (event.getType() == BundleEvent.UNINSTALLED) {
            gone.countDown();
          }
        };
    context().addBundleListener(listener);
    try {
      if (context().getBundle(bundleId) != null
          && !gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("Bundle " + bundleId + " is still installed");
      }
    } finally {
      context().removeBundleListener(listener);
    }
  }

  /** Waits until listeners are told of a catalogue like that; looks at each only once. */
  public Catalogue await(Predicate<Catalogue> wanted) throws InterruptedException {
    Catalogue last = new Catalogue(List.of());
    while (true) {
      Catalogue next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("No such catalogue was published; the last was " + last);
      }
      last = next;
      if (wanted.test(next)) {
        return next;
      }
    }
  }

  public InstalledPlugin awaitPlugin(String id, PluginState state) throws InterruptedException {
    Predicate<InstalledPlugin> wanted = plugin -> plugin.id().equals(id) && plugin.state() == state;
    return await(catalogue -> catalogue.plugins().stream().anyMatch(wanted)).plugins().stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  /** Lets go of catalogues that nobody waited for. */
  public void forgetTold() {
    told.clear();
  }

  public void close() throws Exception {
    if (service != null) {
      service.close();
    }
    framework.stop();
    framework.waitForStop(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
  }
}
