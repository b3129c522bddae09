/** How what is kept beside cases is changed: tried or done, told to the change log, answered. */
@NullMarked
package org.exemplar.caselibrary.internal.changes;

import org.jspecify.annotations.NullMarked;
