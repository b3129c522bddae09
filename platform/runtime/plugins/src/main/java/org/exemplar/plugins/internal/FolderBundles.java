package org.exemplar.plugins.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Installs, updates and uninstalls bundles, so that the catalogue always knows first. */
final class FolderBundles {
  private static final Logger LOG = LoggerFactory.getLogger(FolderBundles.class);
  private static final long REFRESH_SECONDS = 30;
  private static final String SCHEME = "plugin-folder:";

  private final BundleContext context;
  private final PluginCatalogueService catalogue;

  FolderBundles(BundleContext context, PluginCatalogueService catalogue) {
    this.context = context;
    this.catalogue = catalogue;
  }

  /** Installs and starts an archive, or brings its bundle up to date. */
  void install(Path archive) throws BundleException, IOException {
    Bundle bundle = context.getBundle(location(archive));
    if (bundle == null) {
      bundle = installNew(archive);
    } else {
      update(bundle, archive);
    }
    start(bundle);
  }

  private Bundle installNew(Path archive) throws BundleException, IOException {
    try (InputStream in = open(archive)) {
      return context.installBundle(location(archive), in);
    }
  }

  private void update(Bundle bundle, Path archive) throws BundleException, IOException {
    catalogue.withdraw(bundle);
    bundle.stop(Bundle.STOP_TRANSIENT);
    try (InputStream in = open(archive)) {
      bundle.update(in);
    }
    refresh(bundle);
  }

  private void start(Bundle bundle) {
    try {
      bundle.start();
      if (bundle.getState() != Bundle.ACTIVE) {
        throw new BundleException("The bundle was started and is not active");
      }
      LOG.info("Plugin bundle {} {} started", bundle.getSymbolicName(), bundle.getVersion());
    } catch (BundleException | IllegalStateException e) {
      LOG.error("Plugin bundle {} does not start", bundle.getSymbolicName(), e);
      catalogue.failed(bundle, e);
    }
  }

  /** Uninstalls the bundle of an archive, if there is one. */
  void uninstall(Path archive) throws BundleException {
    Bundle bundle = context.getBundle(location(archive));
    if (bundle != null) {
      uninstall(bundle);
    }
  }

  /** Uninstalls what an earlier run installed and whose archive is gone. */
  void uninstallAllBut(Set<Path> archives) throws BundleException {
    Set<String> kept = new HashSet<>();
    archives.forEach(archive -> kept.add(location(archive)));
    for (Bundle bundle : context.getBundles()) {
      if (holds(bundle) && !kept.contains(bundle.getLocation())) {
        uninstall(bundle);
      }
    }
  }

  private void uninstall(Bundle bundle) throws BundleException {
    catalogue.withdraw(bundle);
    bundle.uninstall();
    refresh(bundle);
    LOG.info("Plugin bundle {} uninstalled", bundle.getSymbolicName());
  }

  /** Waits until nothing uses the old content of a bundle any more. */
  private void refresh(Bundle bundle) {
    CountDownLatch refreshed = new CountDownLatch(1);
    FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
    wiring.refreshBundles(List.of(bundle), event -> count(event, refreshed));
    try {
      if (!refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Bundles were not refreshed within {} s", REFRESH_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void count(FrameworkEvent event, CountDownLatch refreshed) {
    if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
      refreshed.countDown();
    }
  }

  private static InputStream open(Path archive) throws IOException {
    return new BufferedInputStream(Files.newInputStream(archive));
  }

  /** Whether the bundle came out of such a folder. */
  static boolean holds(Bundle bundle) {
    return bundle.getLocation().startsWith(SCHEME);
  }

  private static String location(Path archive) {
    return SCHEME + archive.getFileName();
  }
}
