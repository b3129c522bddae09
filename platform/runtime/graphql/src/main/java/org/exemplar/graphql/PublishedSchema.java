package org.exemplar.graphql;

import java.time.Duration;

/**
 * A published schema.
 *
 * @param generation 1 for the first, one more at each publication
 * @param sdl the composed schema; byte-identical for the same set of plugins
 * @param hash SHA-256 of the SDL in hex
 * @param composedIn how long it took to compose it, validation included
 */
public record PublishedSchema(long generation, String sdl, String hash, Duration composedIn) {}
