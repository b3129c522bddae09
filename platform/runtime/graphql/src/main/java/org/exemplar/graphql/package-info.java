/** Composes the one schema, publishes its generations and executes requests on them. */
@Export
@Version("1.0.0")
@NullMarked
package org.exemplar.graphql;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
