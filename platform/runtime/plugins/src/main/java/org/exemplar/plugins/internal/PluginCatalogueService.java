package org.exemplar.plugins.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.exemplar.plugins.CallLimit;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.ContentReader;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue of all plugins in this framework. */
@Component(
    immediate = true,
    service = {PluginCatalogue.class, PluginCatalogueService.class})
public final class PluginCatalogueService implements PluginCatalogue {
  private static final Logger LOG = LoggerFactory.getLogger(PluginCatalogueService.class);

  private final PluginTracker tracker;
  private final ServiceRegistration<Runnable> drain;
  private final CompletableFuture<RunningPlugins> plugins = new CompletableFuture<>();

  @Activate
  public PluginCatalogueService(BundleContext context) {
    Optional<Path> data = Optional.ofNullable(context.getProperty("exemplar.data")).map(Path::of);
    Optional<Path> home = Optional.ofNullable(context.getProperty("exemplar.home")).map(Path::of);
    ContentReader reader =
        new ContentReader(
            data.map(folder -> folder.resolve("cache/plugin-content")),
            home.map(folder -> folder.resolve("lib/plugin-content")));
    this.tracker = new PluginTracker(context, reader);
    data.ifPresent(folder -> tracker.awaitBoot());
    tracker.open();
    Dictionary<String, Object> properties =
        FrameworkUtil.asDictionary(Map.of("exemplar.drain", true));
    this.drain = context.registerService(Runnable.class, tracker::quieten, properties);
    data.ifPresent(
        folder -> {
          PluginInstaller installer = new PluginInstaller(context, tracker, CallLimit.of(context));
          boot(
              new RunningPlugins(
                  folder.resolve("plugins"),
                  home,
                  new ContentReader(),
                  tracker,
                  installer,
                  Clock.systemUTC()));
        });
  }

  private void boot(RunningPlugins running) {
    Thread.ofPlatform()
        .daemon()
        .name("exemplar-plugin-boot")
        .start(
            () -> {
              try {
                running.boot();
              } catch (IOException | RuntimeException e) {
                LOG.error("The plugins of the lock file cannot be started", e);
              } finally {
                tracker.booted();
                plugins.complete(running);
              }
            });
  }

  /** The plugins that run, complete once they have started. */
  public CompletableFuture<RunningPlugins> plugins() {
    return plugins;
  }

  @Override
  public Catalogue current() {
    return tracker.thread().current();
  }

  @Override
  public AutoCloseable onChange(Consumer<Catalogue> listener) {
    return tracker.thread().onChange(listener);
  }

  @Override
  public void quarantine(String pluginId, List<Problem> problems) {
    tracker.thread().submit(() -> tracker.candidates().quarantine(pluginId, problems));
  }

  @Override
  public void putAside(InstalledPlugin plugin, List<Problem> problems) {
    long bundle = plugin.bundleId();
    tracker.thread().submit(() -> tracker.candidates().quarantine(bundle, problems));
    plugins.thenAccept(running -> keepAside(running, plugin, problems.getFirst()));
  }

  private static void keepAside(RunningPlugins running, InstalledPlugin plugin, Problem problem) {
    try {
      running.putAside(plugin.bundleId(), problem);
    } catch (IOException unwritten) {
      LOG.error("That {} was put aside could not be written down", plugin.id(), unwritten);
    }
  }

  @Deactivate
  void close() {
    drain.unregister();
    tracker.close();
  }
}
