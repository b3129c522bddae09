package org.exemplar.web.internal;

import java.util.Optional;
import java.util.Set;

/**
 * Addresses that are ours. Anything else is somebody's guess, and may hold whatever they like, so
 * that neither metrics nor traces name it.
 */
final class Routes {
  private static final Set<String> ROUTES =
      Set.of(
          "/",
          "/console",
          "/graphql",
          "/graphql/schema.graphqls",
          "/health/live",
          "/health/ready",
          "/metrics",
          "/graphiql");

  private Routes() {}

  /** The route of a request; empty where the address is not ours. */
  static Optional<String> of(String servletPath) {
    return Optional.of(servletPath.isEmpty() ? "/" : servletPath).filter(ROUTES::contains);
  }

  /** Whether machines ask there every few seconds how the platform is. */
  static boolean isWatched(String servletPath) {
    return servletPath.startsWith("/health/") || servletPath.equals("/metrics");
  }
}
