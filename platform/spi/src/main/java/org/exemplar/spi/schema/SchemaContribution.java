package org.exemplar.spi.schema;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What answers the fields of SDL. A capability of the platform registers one as an OSGi service for
 * the contract in {@code api-schema}; a plugin gives one for the SDL that it brings itself.
 */
@ConsumerType
public interface SchemaContribution {
  /** Fetchers by {@code Type.field}. */
  default Map<String, Fetcher> fetchers() {
    return Map.of();
  }

  /** Batched fetchers by {@code Type.field}. */
  default Map<String, BatchFetcher> batchFetchers() {
    return Map.of();
  }

  /**
   * Source streams by {@code Subscription.field}. The fields are those of the platform's contract;
   * a plugin's SDL adds none.
   */
  default Map<String, SourceStream> sourceStreams() {
    return Map.of();
  }

  /** By object type that implements {@code Node}: how its objects are found. */
  default Map<String, NodeLoader> nodes() {
    return Map.of();
  }

  /**
   * Java classes of the values by the object type they are; needed where a value stands behind an
   * interface or a union.
   */
  default Map<Class<?>, String> types() {
    return Map.of();
  }
}
