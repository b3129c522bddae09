package org.exemplar.plugins.internal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Problem;
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
  private volatile boolean booted = true;

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

  /** Listeners are told nothing before the plugins of the start are there. */
  void awaitBoot() {
    booted = false;
  }

  /** The plugins of the start are there. */
  void booted() {
    booted = true;
    thread.submit(() -> {});
  }

  /** Tells listeners nothing more, because the platform is about to stop. */
  void quieten() {
    quiet.set(true);
  }

  /** Answers once it is known what becomes of a bundle that is about to start. */
  CompletableFuture<Candidate> settled(Bundle bundle) {
    CompletableFuture<Candidate> answer = new CompletableFuture<>();
    thread.submit(() -> bundles.await(bundle, answer));
    return answer;
  }

  /** Names what is wrong with a bundle of which nothing is heard; says what is known of it. */
  Candidate giveUp(Bundle bundle, Problem problem) {
    AtomicReference<Candidate> known =
        new AtomicReference<>(PluginBundles.unheard(bundle, problem));
    thread.submitAndWait(() -> known.set(bundles.giveUp(bundle, problem)));
    return Objects.requireNonNull(known.get());
  }

  /** Takes some out of the catalogue and puts others into it; returns when listeners know. */
  void swap(Set<String> leaving, Set<String> arriving) {
    thread.submitAndWait(() -> candidates.swap(leaving, arriving));
  }

  /** The catalogue that a swap would give. */
  Catalogue preview(Set<String> leaving, Set<String> arriving) {
    AtomicReference<Catalogue> preview = new AtomicReference<>(new Catalogue(List.of()));
    thread.submitAndWait(() -> preview.set(candidates.preview(leaving, arriving)));
    return Objects.requireNonNull(preview.get());
  }

  /** Names a plugin that has no bundle. */
  void name(String id, Candidate candidate) {
    thread.submit(() -> candidates.put(Candidates.key(id), candidate));
  }

  /** Names it no longer. */
  void unname(String id) {
    thread.submit(() -> candidates.remove(Candidates.key(id)));
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
    complete |= booted && pending.isEmpty();
    return candidates.compose();
  }

  @Override
  public boolean expectsMore() {
    return !pending.isEmpty();
  }

  @Override
  public boolean audible() {
    return complete && !stopping();
  }

  @Override
  public boolean stopping() {
    return quiet.get() || context.getBundle(0).getState() == Bundle.STOPPING;
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
    private final Set<Plugin> alive =
        Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

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
      // making the service is code of the plugin, too
      thread.submit(() -> bundles.asked(bundle));
      Plugin plugin = context.getService(reference);
      if (plugin == null) {
        thread.submit(() -> bundles.silenced(bundle));
      } else {
        alive.add(plugin);
        Thread.ofPlatform()
            .daemon()
            .name("exemplar-plugin-code-" + bundle.getBundleId())
            .start(() -> ask(bundle, plugin));
      }
      return plugin;
    }

    /** On a thread of its own: code that does not come back holds up nobody else. */
    private void ask(Bundle bundle, Plugin plugin) {
      CodeContribution said = CodeContribution.ask(plugin);
      thread.submit(() -> answered(bundle, plugin, said));
    }

    /** Unless the service has gone meanwhile. */
    private void answered(Bundle bundle, Plugin plugin, CodeContribution said) {
      if (alive.contains(plugin)) {
        bundles.answered(bundle, said);
      }
    }

    @Override
    public void modifiedService(ServiceReference<Plugin> reference, Plugin plugin) {}

    @Override
    public void removedService(ServiceReference<Plugin> reference, Plugin plugin) {
      Bundle bundle = reference.getBundle();
      alive.remove(plugin);
      if (bundle != null && bundle.getState() == Bundle.ACTIVE) {
        thread.submitAndWait(() -> bundles.silenced(bundle));
      } else if (bundle != null) {
        withdraw(bundle);
      }
      context.ungetService(reference);
    }
  }
}
