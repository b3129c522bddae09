/**
 * The archive of a plugin: one file that says what it holds, who published it and that nothing in
 * it has changed since. Made and signed by {@link org.exemplar.archive.Packer}, {@link
 * org.exemplar.archive.Sealer} and {@link org.exemplar.archive.Signer}, checked by {@link
 * org.exemplar.archive.ArchiveVerifier}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.exemplar.archive;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
