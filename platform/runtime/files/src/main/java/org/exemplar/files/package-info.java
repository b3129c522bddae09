/**
 * Files that accounts bring: sent to a signed address, looked at, kept by their digest and handed
 * out by a signed link. Other rooms use them through {@link org.exemplar.files.FileShelf}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.exemplar.files;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
