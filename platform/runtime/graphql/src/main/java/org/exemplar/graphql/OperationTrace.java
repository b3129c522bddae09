package org.exemplar.graphql;

import java.time.Duration;

/**
 * What is measured of an operation; nothing of its values.
 *
 * @param type {@code query}, {@code mutation} or {@code subscription}
 * @param plugin id of the plugin whose fields it asks, {@code platform} where it asks none of a
 *     plugin's, {@code several} where of more than one
 * @param document SHA-256 of its document, in hex
 * @param took how long it took
 */
public record OperationTrace(String type, String plugin, String document, Duration took) {}
