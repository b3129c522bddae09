/** The matrix of authority: what is declared, beside what the platform does. */
@NullMarked
package org.exemplar.distribution.authority;

import org.jspecify.annotations.NullMarked;
