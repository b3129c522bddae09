@NullMarked
package org.exemplar.tracing;

import org.jspecify.annotations.NullMarked;
