/** Who asks, and where somebody may do what. */
@Export
@Version("1.0.0")
@NullMarked
package org.exemplar.spi.identity;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
