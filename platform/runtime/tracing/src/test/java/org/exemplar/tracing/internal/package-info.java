@NullMarked
package org.exemplar.tracing.internal;

import org.jspecify.annotations.NullMarked;
