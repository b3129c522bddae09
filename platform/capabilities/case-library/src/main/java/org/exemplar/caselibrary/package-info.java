/** Cases from which others can learn. */
@Export
@Version("1.0.0")
@NullMarked
package org.exemplar.caselibrary;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
