/** Plugin lifecycle and the catalogue of what plugins contribute. */
@Export
@Version("1.2.0")
@NullMarked
package org.exemplar.plugins;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
