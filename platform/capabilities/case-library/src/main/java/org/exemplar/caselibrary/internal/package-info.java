/** How cases are checked, kept, found and shown. */
@NullMarked
package org.exemplar.caselibrary.internal;

import org.jspecify.annotations.NullMarked;
