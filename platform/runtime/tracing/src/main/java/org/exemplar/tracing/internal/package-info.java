/** How tracing is set up, and who sends what was traced. */
@NullMarked
package org.exemplar.tracing.internal;

import org.jspecify.annotations.NullMarked;
