package org.exemplar.plugins.internal;

import java.util.Map;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.spi.schema.SourceStream;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin's contribution to the schema answered; its own code is not asked again, not even
 * whether two of it are equal.
 */
record SchemaAsked(
    Map<String, Fetcher> fetchers,
    Map<String, BatchFetcher> batchFetchers,
    Map<String, SourceStream> sourceStreams,
    Map<String, NodeLoader> nodes,
    Map<Class<?>, String> types)
    implements SchemaContribution {
  SchemaAsked {
    fetchers = Map.copyOf(fetchers);
    batchFetchers = Map.copyOf(batchFetchers);
    sourceStreams = Map.copyOf(sourceStreams);
    nodes = Map.copyOf(nodes);
    types = Map.copyOf(types);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  static SchemaContribution of(SchemaContribution code) {
    return new SchemaAsked(
        code.fetchers(), code.batchFetchers(), code.sourceStreams(), code.nodes(), code.types());
  }
}
