package org.exemplar.search.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.search.DocumentSource;
import org.exemplar.search.IndexStatus;
import org.exemplar.search.SearchEngine;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.store.Store;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Puts the engine between the platform's services. */
@Component(service = SearchEngine.class, immediate = true)
public final class SearchService implements SearchEngine {
  private final Engine engine;
  private final AutoCloseable subscription;

  /** Starts the engine on the indexes of the catalogue. */
  @Activate
  public SearchService(
      BundleContext context, @Reference Store store, @Reference PluginCatalogue catalogue) {
    String data = Optional.ofNullable(context.getProperty("exemplar.data")).orElse("data");
    engine =
        new Engine(
            Path.of(data, "search"), store.changes(), Settings.DEFAULT, SearchService::nothing);
    subscription = catalogue.onChange(this::define);
  }

  private static void nothing() {}

  private void define(Catalogue catalogue) {
    engine.define(catalogue.searchIndexes().stream().map(Definition::of).toList());
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addSource(DocumentSource source) {
    engine.add(source);
  }

  void removeSource(DocumentSource source) {
    engine.remove(source);
  }

  @Override
  public SearchResult search(SearchQuery query) {
    return engine.search(query);
  }

  @Override
  public List<IndexStatus> indexes() {
    return engine.indexes();
  }

  /** Ends in order. */
  @Deactivate
  public void close() {
    Quietly.run(subscription::close);
    engine.close();
  }
}
