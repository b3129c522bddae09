/**
 * Reads the declarative content of a plugin, from a bundle or from a folder; knows no framework.
 */
@NullMarked
package org.exemplar.plugins.internal.content;

import org.jspecify.annotations.NullMarked;
