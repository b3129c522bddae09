package org.exemplar.graphql.internal;

import java.time.Duration;
import java.util.Map;
import org.exemplar.apischema.ApiSchema;
import org.exemplar.plugins.CallLimit;
import org.exemplar.tracing.Tracing;
import org.osgi.framework.BundleContext;

/**
 * How an engine is set up.
 *
 * @param limit how long code of a plugin may take to answer a field
 * @param contract the platform's own SDL, by file
 * @param tiers how much each sender may ask for
 * @param slow writes operations down that took long
 * @param tracing traces what is done
 * @param defers whether queries over streams may put parts off
 */
record EngineSettings(
    Duration limit,
    Map<String, String> contract,
    Tiers tiers,
    SlowOperations slow,
    Tracing tracing,
    boolean defers) {
  /** Framework property: true lets queries over streams put parts off. */
  private static final String DEFER = "exemplar.graphql.defer";

  /** Framework property: true makes the platform a subgraph of a federation. */
  private static final String FEDERATION = "exemplar.graphql.federation";

  /** Those of the framework's properties. */
  static EngineSettings of(BundleContext context, Tracing tracing) {
    return new EngineSettings(
        CallLimit.of(context),
        Boolean.parseBoolean(context.getProperty(FEDERATION))
            ? ApiSchema.federated()
            : ApiSchema.files(),
        Tiers.of(context::getProperty),
        SlowOperations.of(context::getProperty),
        tracing,
        Boolean.parseBoolean(context.getProperty(DEFER)));
  }
}
