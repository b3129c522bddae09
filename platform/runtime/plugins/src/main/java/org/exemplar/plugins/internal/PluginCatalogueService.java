package org.exemplar.plugins.internal;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.ContentReader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The catalogue of all plugins in this framework. */
@Component(
    immediate = true,
    service = {PluginCatalogue.class, PluginCatalogueService.class})
public final class PluginCatalogueService implements PluginCatalogue {
  private final PluginTracker tracker;
  private final ServiceRegistration<Runnable> drain;

  @Activate
  public PluginCatalogueService(BundleContext context) {
    Optional<Path> data = Optional.ofNullable(context.getProperty("exemplar.data")).map(Path::of);
    Optional<Path> home = Optional.ofNullable(context.getProperty("exemplar.home")).map(Path::of);
    ContentReader reader =
        new ContentReader(
            data.map(folder -> folder.resolve("cache/plugin-content")),
            home.map(folder -> folder.resolve("lib/plugin-content")));
    this.tracker = new PluginTracker(context, reader);
    tracker.open();
    Dictionary<String, Object> properties =
        FrameworkUtil.asDictionary(Map.of("exemplar.drain", true));
    this.drain = context.registerService(Runnable.class, tracker::quieten, properties);
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

  /** Takes a plugin out of the catalogue; returns when every listener has let go of it. */
  void withdraw(Bundle bundle) {
    tracker.withdraw(bundle);
  }

  /** Names a plugin whose bundle did not start. */
  void failed(Bundle bundle, Throwable reason) {
    tracker.failed(bundle, reason);
  }

  /** Names an archive that did not become a bundle. */
  void refused(String archive, List<Problem> problems) {
    Candidate refused = Candidate.failed(-1, archive, "", Optional.empty(), problems).asAdded();
    tracker.thread().submit(() -> tracker.candidates().put(Candidates.key(archive), refused));
  }

  /** Forgets an archive that was refused. */
  void forget(String archive) {
    tracker.thread().submit(() -> tracker.candidates().remove(Candidates.key(archive)));
  }

  @Deactivate
  void close() {
    drain.unregister();
    tracker.close();
  }
}
