/** Guides that tests follow. */
@NullMarked
package org.exemplar.distribution.guide;

import org.jspecify.annotations.NullMarked;
