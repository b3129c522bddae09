/**
 * Templates of programmes, of what they run through and of who guides whom, as immutable values.
 *
 * <p>Every value checks itself on construction and throws {@link IllegalArgumentException} when it
 * cannot be.
 */
@Export
@Version(PluginApi.VERSION)
@NullMarked
package org.exemplar.spi.programme;

import org.exemplar.spi.PluginApi;
import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
