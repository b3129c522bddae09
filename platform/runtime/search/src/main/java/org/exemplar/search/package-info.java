/** Search: one index for each index definition, kept up to date from the change log. */
@Export
@Version("1.2.0")
@NullMarked
package org.exemplar.search;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
