/**
 * How a plugin or a capability answers fields of the one GraphQL schema, without knowing the engine
 * behind it.
 *
 * <p>Fetchers are called on a request thread, may block, and must not keep what they were given.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.exemplar.spi.schema;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
