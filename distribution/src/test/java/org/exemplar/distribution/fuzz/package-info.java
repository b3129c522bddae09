/** Documents that no client would send, and some that one would. */
@NullMarked
package org.exemplar.distribution.fuzz;

import org.jspecify.annotations.NullMarked;
