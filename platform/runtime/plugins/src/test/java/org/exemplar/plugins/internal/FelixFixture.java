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
import org.exemplar.plugins.PluginState;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleListener;
import org.osgi.framework.launch.Framework;

/** A real framework, with the catalogue and the plugin folder in it once they are opened. */
final class FelixFixture {
  private static final long PATIENCE_SECONDS = 20;

  private final Framework framework;
  private final Path data;
  private final BlockingQueue<Catalogue> told = new LinkedBlockingQueue<>();
  private @Nullable PluginCatalogueService service;
  private @Nullable PluginFolder folder;

  private FelixFixture(Path temp) throws BundleException {
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
  }

  /** A framework without anything in it. */
  static FelixFixture bare(Path temp) throws BundleException {
    return new FelixFixture(temp);
  }

  /** A framework with the catalogue, which is listened to, and the plugin folder. */
  static FelixFixture open(Path temp) throws BundleException, IOException {
    return new FelixFixture(temp).openCatalogue().openFolder(archive -> List.of());
  }

  FelixFixture openCatalogue() {
    service = new PluginCatalogueService(context());
    service.onChange(told::add);
    return this;
  }

  FelixFixture openFolder(PluginAdmission admission) throws IOException {
    folder = new PluginFolder(plugins(), context(), service(), new ArchiveCheck(admission));
    folder.open();
    return this;
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  PluginCatalogueService service() {
    if (service == null) {
      throw new AssertionError("openCatalogue comes first");
    }
    return service;
  }

  /** The folder that is watched. */
  Path plugins() throws IOException {
    return Files.createDirectories(data.resolve("plugins"));
  }

  /** Installs a bundle past the folder. */
  Bundle install(Path jar) throws BundleException {
    return context().installBundle(jar.toUri().toString());
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
      if (context().getBundle(bundleId) != null
          && !gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("Bundle " + bundleId + " is still installed");
      }
    } finally {
      context().removeBundleListener(listener);
    }
  }

  /** Waits until listeners are told of a catalogue like that; looks at each only once. */
  Catalogue await(Predicate<Catalogue> wanted) throws InterruptedException {
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

  InstalledPlugin awaitPlugin(String id, PluginState state) throws InterruptedException {
    Predicate<InstalledPlugin> wanted = plugin -> plugin.id().equals(id) && plugin.state() == state;
    return await(catalogue -> catalogue.plugins().stream().anyMatch(wanted)).plugins().stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  /** Lets go of catalogues that nobody waited for. */
  void forgetTold() {
    told.clear();
  }

  void close() throws Exception {
    if (folder != null) {
      folder.close();
    }
    if (service != null) {
      service.close();
    }
    framework.stop();
    framework.waitForStop(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
  }
}
