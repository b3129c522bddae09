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

  /** The published schema, empty until the first generation is composed. */
  Optional<PublishedSchema> schema();
}
