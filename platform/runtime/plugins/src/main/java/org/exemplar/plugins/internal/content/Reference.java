package org.exemplar.plugins.internal.content;

import org.exemplar.plugins.Place;

/**
 * The name of a part of another plugin.
 *
 * @param key plugin and code, such as {@code core/openness}
 * @param place where it is named
 */
public record Reference(String key, Place place) {}
