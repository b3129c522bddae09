package org.exemplar.plugins.internal;

import java.io.IOException;
import java.nio.file.Files;
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
import org.exemplar.plugins.PluginAdmission;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleListener;
import org.osgi.framework.launch.Framework;

/** A real framework with the catalogue and the plugin folder in it. */
final class FelixFixture implements AutoCloseable {
  private final Framework framework;
  private final Path data;
  private final BlockingQueue<Catalogue> told = new LinkedBlockingQueue<>();
  private final PluginCatalogueService service;
  private final PluginFolder folder;

  FelixFixture(Path temp) throws BundleException, IOException {
    this(temp, archive -> List.of());
  }

  FelixFixture(Path temp, PluginAdmission admission) throws BundleException, IOException {
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
                    "exemplar.data",
                    data.toString()));
    framework.start();
    this.service = new PluginCatalogueService(context());
    this.folder = new PluginFolder(plugins(), context(), service, new ArchiveCheck(admission));
    folder.open();
    service.onChange(told::add);
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  PluginCatalogueService service() {
    return service;
  }

  /** The folder that is watched. */
  Path plugins() throws IOException {
    return Files.createDirectories(data.resolve("plugins"));
  }

  /** Waits until a bundle is no longer installed. */
  void awaitUninstalled(long bundleId) throws InterruptedException {
    CountDownLatch gone = new CountDownLatch(1);
    BundleListener listener =
        event -> {
          if (event.getType() == BundleEvent.UNINSTALLED) {
            gone.countDown();
          }
        };
    context().addBundleListener(listener);
    try {
      if (context().getBundle(bundleId) != null && !gone.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("Bundle " + bundleId + " is still installed");
      }
    } finally {
      context().removeBundleListener(listener);
    }
  }

  /** Waits until listeners have been told of a catalogue like that. */
  Catalogue await(Predicate<Catalogue> wanted) throws InterruptedException {
    Catalogue last = new Catalogue(List.of());
    while (true) {
      Catalogue next = told.poll(20, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("No such catalogue was published; the last was " + last);
      }
      last = next;
      if (wanted.test(next)) {
        return next;
      }
    }
  }

  /** Waits until a plugin of that id is named, and works or not as wanted. */
  InstalledPlugin awaitPlugin(String id, Predicate<InstalledPlugin> wanted)
      throws InterruptedException {
    Predicate<InstalledPlugin> both = plugin -> plugin.id().equals(id) && wanted.test(plugin);
    return await(catalogue -> catalogue.plugins().stream().anyMatch(both)).plugins().stream()
        .filter(both)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws Exception {
    folder.close();
    service.close();
    framework.stop();
    framework.waitForStop(10_000);
  }
}
