package org.exemplar.spi.schema;

/**
 * One place in a connection.
 *
 * @param cursor where the next page may begin
 * @param node what stands there
 */
public record Edge<T>(String cursor, T node) {}
