package org.exemplar.plugins;

/**
 * A plugin as it would stand beside others.
 *
 * @param catalogue all of them with it
 * @param plugin it, ACTIVE or with what is wrong with it
 * @param hasCode whether it has code, of which nothing can be said before it runs
 */
public record Workpiece(Catalogue catalogue, InstalledPlugin plugin, boolean hasCode) {}
