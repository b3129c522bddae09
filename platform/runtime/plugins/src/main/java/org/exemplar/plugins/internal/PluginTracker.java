package org.exemplar.plugins.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.spi.Plugin;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what happens to bundles and services into changes of the catalogue. */
final class PluginTracker implements AutoCloseable, CatalogueThread.Content {
  private static final Logger LOG = LoggerFactory.getLogger(PluginTracker.class);

  private final BundleContext context;
  private final CatalogueThread thread;
  private final Candidates candidates = new Candidates();
  private final PluginBundles bundles;
  private final PendingBundles pending;
  private final BundleTracker<Bundle> active;
  private final ServiceTracker<Plugin, Plugin> code;
  private final BundleListener bundleListener = this::bundleChanged;
  private final FrameworkListener frameworkListener = this::frameworkChanged;
  private final AtomicBoolean quiet = new AtomicBoolean();
  private boolean complete;

  PluginTracker(BundleContext context, ContentReader reader) {
    this.context = context;
    this.thread = new CatalogueThread(this);
    this.bundles = new PluginBundles(candidates, reader);
    this.pending = new PendingBundles(context, bundles::failed);
    this.active = new BundleTracker<>(context, Bundle.ACTIVE, new Running());
    this.code = new ServiceTracker<>(context, Plugin.class, new Code());
  }

  void open() {
    context.addFrameworkListener(frameworkListener);
    context.addBundleListener(bundleListener);
    for (Bundle bundle : context.getBundles()) {
      expect(bundle);
    }
    active.open();
    code.open();
    thread.start();
  }

  CatalogueThread thread() {
    return thread;
  }

  Candidates candidates() {
    return candidates;
  }

  /** Tells listeners nothing more, because the platform is about to stop. */
  void quieten() {
    quiet.set(true);
  }

  /** Takes a plugin out of the catalogue; returns when every listener has let go of it. */
  void withdraw(Bundle bundle) {
    thread.submitAndWait(
        () -> {
          bundles.stopping(bundle);
          pending.remove(bundle);
        });
  }

  /** Names a plugin whose bundle did not start. */
  void failed(Bundle bundle, Throwable reason) {
    thread.submit(
        () -> {
          pending.remove(bundle);
          bundles.failed(bundle, new StartFailure(context).of(bundle, reason));
        });
  }

  @Override
  public Catalogue compose() {
    pending.look();
    complete |= pending.isEmpty();
    return candidates.compose();
  }

  @Override
  public boolean expectsMore() {
    return !pending.isEmpty();
  }

  @Override
  public boolean audible() {
    return complete && !quiet.get() && context.getBundle(0).getState() != Bundle.STOPPING;
  }

  @Override
  public void close() {
    quieten();
    context.removeBundleListener(bundleListener);
    context.removeFrameworkListener(frameworkListener);
    thread.close();
    code.close();
    active.close();
  }

  /** Reads a plugin ahead that was installed to be started. */
  private void expect(Bundle bundle) {
    boolean waits = bundle.getState() == Bundle.INSTALLED || bundle.getState() == Bundle.RESOLVED;
    if (waits && BundleFiles.isPlugin(bundle)) {
      thread.submit(
          () -> {
            pending.add(bundle);
            bundles.readAhead(bundle);
          });
    }
  }

  private void bundleChanged(BundleEvent event) {
    Bundle bundle = event.getBundle();
    if (event.getType() == BundleEvent.UNINSTALLED) {
      thread.submit(() -> bundles.stopping(bundle));
    }
  }

  private void frameworkChanged(FrameworkEvent event) {
    Bundle bundle = event.getBundle();
    Throwable reason = event.getThrowable();
    if (event.getType() == FrameworkEvent.ERROR
        && reason != null
        && bundle.getBundleId() != 0
        && BundleFiles.isPlugin(bundle)) {
      failed(bundle, reason);
    }
  }

  /** Bundles that run. */
  private final class Running implements BundleTrackerCustomizer<Bundle> {
    @Override
    public @Nullable Bundle addingBundle(Bundle bundle, @Nullable BundleEvent event) {
      if (!BundleFiles.isPlugin(bundle)) {
        return null;
      }
      thread.submit(
          () -> {
            bundles.started(bundle);
            pending.remove(bundle);
          });
      return bundle;
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Bundle same) {}

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Bundle same) {
      withdraw(bundle);
    }
  }

  /** Services of plugins with code. */
  private final class Code implements ServiceTrackerCustomizer<Plugin, Plugin> {
    @Override
    public @Nullable Plugin addingService(ServiceReference<Plugin> reference) {
      Bundle bundle = reference.getBundle();
      if (bundle == null) {
        return null;
      }
      if (!BundleFiles.isPlugin(bundle)) {
        LOG.warn("{} registers a plugin but has no exemplar/plugin.yaml", bundle);
        return null;
      }
      Plugin plugin = context.getService(reference);
      if (plugin != null) {
        thread.submit(() -> bundles.answered(bundle, CodeContribution.ask(plugin)));
      }
      return plugin;
    }

    @Override
    public void modifiedService(ServiceReference<Plugin> reference, Plugin plugin) {}

    @Override
    public void removedService(ServiceReference<Plugin> reference, Plugin plugin) {
      Bundle bundle = reference.getBundle();
      if (bundle != null && bundle.getState() == Bundle.ACTIVE) {
        thread.submitAndWait(() -> bundles.silenced(bundle));
      } else if (bundle != null) {
        withdraw(bundle);
      }
      context.ungetService(reference);
    }
  }
}
