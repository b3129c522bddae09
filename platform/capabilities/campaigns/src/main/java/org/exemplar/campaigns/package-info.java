/** Policy documents and campaigns. */
@Export
@Version("1.2.0")
@NullMarked
package org.exemplar.campaigns;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
