/** Which cases are cited by what. */
@NullMarked
package org.exemplar.caselibrary.internal.citations;

import org.jspecify.annotations.NullMarked;
