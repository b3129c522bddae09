package org.exemplar.spi.schema;

/**
 * A file of schema definition language.
 *
 * @param name its name, for problems
 * @param text its content
 */
public record SdlFile(String name, String text) {}
