/** How files come in, are looked at, kept and handed out. */
@NullMarked
package org.exemplar.files.internal;

import org.jspecify.annotations.NullMarked;
