package org.exemplar.plugins.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.exemplar.plugins.internal.lock.LockEntry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs and starts archives unseen, and takes bundles away. A plugin whose code does not come
 * back holds up whoever called for no longer than the limit.
 */
final class PluginInstaller {
  private static final Logger LOG = LoggerFactory.getLogger(PluginInstaller.class);

  private final BundleContext context;
  private final PluginTracker tracker;
  private final Duration limit;
  private final AtomicLong installed = new AtomicLong();

  /**
   * An installer.
   *
   * @param limit how long a start may take, and how long an end
   */
  PluginInstaller(BundleContext context, PluginTracker tracker, Duration limit) {
    this.context = context;
    this.tracker = tracker;
    this.limit = limit;
  }

  /**
   * Installs and starts an archive unseen; what is wrong with it is in the candidate.
   *
   * @throws BundleException when the framework does not take it
   */
  StagedPlugin stage(LockEntry entry, Path archive) throws BundleException, IOException {
    String location =
        ManagedBundle.location(
            entry.sha256(),
            entry.source() == LockEntry.Source.DISTRIBUTION,
            installed.incrementAndGet());
    Bundle bundle;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive))) {
      bundle = context.installBundle(location, in);
    }
    return new StagedPlugin(entry, bundle, start(bundle));
  }

  private Candidate start(Bundle bundle) {
    CompletableFuture<Candidate> settled = tracker.settled(bundle);
    Thread starter =
        Thread.ofPlatform()
            .daemon()
            .name("exemplar-plugin-start-" + bundle.getBundleId())
            .start(() -> run(bundle));
    try {
      return settled.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      Candidate given =
          tracker.giveUp(
              bundle,
              starter.isAlive()
                  ? Problems.startHangs(limit.toSeconds())
                  : Problems.serviceMissing());
      starter.interrupt();
      return given;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return tracker.giveUp(bundle, Problems.startHangs(0));
    }
  }

  private void run(Bundle bundle) {
    try {
      bundle.start(Bundle.START_TRANSIENT);
      if (bundle.getState() != Bundle.ACTIVE) {
        throw new BundleException("The bundle was started and is not active");
      }
    } catch (BundleException | RuntimeException | LinkageError e) {
      LOG.error("Plugin bundle {} does not start", PluginBundles.name(bundle), e);
      tracker.failed(bundle, e);
    }
  }

  /**
   * Takes bundles away that nobody sees any more. What does not stop within the limit is left to
   * itself.
   *
   * @return whether all are gone
   */
  boolean remove(List<Bundle> bundles) {
    if (bundles.isEmpty()) {
      return true;
    }
    CountDownLatch gone = new CountDownLatch(1);
    Thread remover =
        Thread.ofPlatform()
            .daemon()
            .name("exemplar-plugin-stop")
            .start(
                () -> {
                  bundles.forEach(this::uninstall);
                  refresh(bundles);
                  gone.countDown();
                });
    try {
      if (gone.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
      remover.interrupt();
      LOG.warn("{} did not stop within {} s", bundles, limit.toSeconds());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** Bundles that hang on some, beside those themselves. */
  List<Bundle> dependents(List<Bundle> bundles) {
    FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
    return wiring.getDependencyClosure(bundles).stream()
        .filter(bundle -> !bundles.contains(bundle))
        .sorted()
        .toList();
  }

  private void uninstall(Bundle bundle) {
    try {
      if (bundle.getState() != Bundle.UNINSTALLED) {
        bundle.uninstall();
      }
    } catch (BundleException | IllegalStateException e) {
      LOG.warn("Plugin bundle {} cannot be uninstalled", PluginBundles.name(bundle), e);
    }
  }

  /** Lets go of the old content, so that its classes can be collected. */
  private void refresh(List<Bundle> bundles) {
    CountDownLatch refreshed = new CountDownLatch(1);
    FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
    wiring.refreshBundles(
        bundles,
        event -> {
          if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
            refreshed.countDown();
          }
        });
    try {
      if (!refreshed.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Bundles were not refreshed within {} s", limit.toSeconds());
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
