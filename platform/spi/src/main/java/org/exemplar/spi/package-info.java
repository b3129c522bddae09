/**
 * All that a plugin compiles against: what it can contribute, as immutable values.
 *
 * <p>Every value checks itself on construction and throws {@link IllegalArgumentException} when it
 * cannot be; the reader of declarative content turns that into a problem with file and line.
 */
@Export
@Version(PluginApi.VERSION)
@NullMarked
package org.exemplar.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
