package org.exemplar.graphql.internal;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.FieldContext;
import org.jspecify.annotations.Nullable;

/** Answers a field for all parents of a level with one call of a {@link BatchFetcher}. */
record BatchedField(String coordinates, BatchFetcher fetcher)
    implements DataFetcher<CompletableFuture<@Nullable Object>> {

  @Override
  public CompletableFuture<@Nullable Object> get(DataFetchingEnvironment environment) {
    DataLoader<FieldContext, @Nullable Object> loader =
        environment
            .getDataLoaderRegistry()
            .computeIfAbsent(
                coordinates,
                name ->
                    DataLoaderFactory.newDataLoader(
                        name,
                        this::load,
                        DataLoaderOptions.newOptions().setCachingEnabled(false).build()));
    return loader.load(new FieldEnvironment(environment));
  }

  private CompletionStage<List<@Nullable Object>> load(List<FieldContext> fields) {
    FieldEnvironment first = (FieldEnvironment) fields.getFirst();
    return Trail.along(first.environment(), () -> answers(fields));
  }

  private CompletionStage<List<@Nullable Object>> answers(List<FieldContext> fields) {
    Map<Object, List<Integer>> alike = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      FieldEnvironment field = (FieldEnvironment) fields.get(i);
      Object key = List.of(field.arguments(), field.environment().getMergedField().getResultKey());
      alike.computeIfAbsent(key, any -> new ArrayList<>()).add(i);
    }
    List<@Nullable Object> results =
        new ArrayList<>(java.util.Collections.nCopies(fields.size(), null));
    for (List<Integer> positions : alike.values()) {
      List<? extends @Nullable Object> part =
          FetcherBroke.guard(() -> fetcher.fetch(positions.stream().map(fields::get).toList()));
      if (part.size() != positions.size()) {
        throw new IllegalStateException(
            coordinates + " answered " + part.size() + " of " + positions.size());
      }
      for (int i = 0; i < positions.size(); i++) {
        results.set(positions.get(i), part.get(i));
      }
    }
    return CompletableFuture.completedFuture(results);
  }
}
