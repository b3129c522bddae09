package org.exemplar.search.internal;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.exemplar.plugins.Assessment;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.ChangeParticipant;
import org.exemplar.plugins.ChangeStage;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.plugins.Preparation;
import org.exemplar.search.DocumentSource;
import org.exemplar.search.SearchEngine;
import org.exemplar.store.Store;
import org.exemplar.tracing.Tracing;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Puts the engine between the platform's services. */
@Component(
    service = {SearchEngine.class, ChangeParticipant.class},
    immediate = true)
public final class SearchService extends ForwardingSearch implements ChangeParticipant {
  private final Engine engine;
  private final SearchEngine answering;
  private final SearchChanges changes;
  private final AutoCloseable subscription;

  /** Starts the engine on the indexes of the catalogue. */
  @Activate
  public SearchService(
      BundleContext context,
      @Reference Store store,
      @Reference PluginCatalogue catalogue,
      @Reference Tracing tracing) {
    String data = Optional.ofNullable(context.getProperty("exemplar.data")).orElse("data");
    engine =
        new Engine(
            Path.of(data, "search"),
            store.changes(),
            Settings.DEFAULT,
            InstantSource.system(),
            SearchService::nothing);
    answering = tracing.isOn() ? new TracedSearch(engine, tracing) : engine;
    changes = new SearchChanges(engine.preparations());
    subscription = catalogue.onChange(this::define);
  }

  private static void nothing() {}

  private void define(Catalogue catalogue) {
    engine.define(SearchChanges.definitions(catalogue));
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addSource(DocumentSource source) {
    engine.add(source);
  }

  void removeSource(DocumentSource source) {
    engine.remove(source);
  }

  @Override
  SearchEngine engine() {
    return answering;
  }

  @Override
  public Assessment assess(Catalogue before, Catalogue after) {
    return changes.assess(before, after);
  }

  @Override
  public Preparation prepare(
      ChangeStage stage, Catalogue before, Catalogue after, Progress progress)
      throws InterruptedException {
    return changes.prepare(stage, before, after, progress);
  }

  /** Ends in order. */
  @Deactivate
  public void close() {
    Quietly.run(subscription::close);
    engine.close();
  }
}
