/** The GraphQL contract that the platform itself offers: SDL, one file a subject. */
@Export
@Version("1.0.0")
@NullMarked
package org.exemplar.apischema;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
