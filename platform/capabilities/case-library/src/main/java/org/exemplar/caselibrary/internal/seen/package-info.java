/** Pages of what refers to objects that not everybody may see. */
@NullMarked
package org.exemplar.caselibrary.internal.seen;

import org.jspecify.annotations.NullMarked;
