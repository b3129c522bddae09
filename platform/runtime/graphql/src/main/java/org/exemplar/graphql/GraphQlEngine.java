package org.exemplar.graphql;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Executes GraphQL requests, an OSGi service. */
@ProviderType
public interface GraphQlEngine {
  /**
   * Executes a request on the generation that is published when it begins; a change of plugins
   * meanwhile does not touch it. Never throws for what a client sent.
   */
  GraphQlResponse execute(GraphQlRequest request);

  /**
   * Begins a request that may be a subscription; a query or a mutation is executed as {@link
   * #execute} does. A response stream holds on to no generation: each of its responses is executed
   * on the one that is published at that moment, and it ends with a coded error when its document
   * is no longer valid there.
   */
  GraphQlAnswer begin(GraphQlRequest request);

  /** The published schema, empty until the first generation is composed. */
  Optional<PublishedSchema> schema();
}
