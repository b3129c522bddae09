package org.exemplar.spi.schema;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * SDL and the fetchers that answer it. A capability of the platform registers one as an OSGi
 * service and brings fetchers only, because the platform's SDL is the contract in {@code
 * api-schema}; a plugin brings both.
 */
@ConsumerType
public interface SchemaContribution {
  /** SDL of its own; a plugin's types carry its prefix. */
  default List<SdlFile> sdl() {
    return List.of();
  }

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
