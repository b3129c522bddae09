package org.exemplar.archive;

/**
 * Another plugin that a plugin needs.
 *
 * @param plugin id of the other plugin
 * @param versions which of its versions will do
 */
public record Requirement(String plugin, VersionRange versions) {}
