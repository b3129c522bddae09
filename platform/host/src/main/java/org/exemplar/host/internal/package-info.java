/** How the host does it. */
@NullMarked
package org.exemplar.host.internal;

import org.jspecify.annotations.NullMarked;
