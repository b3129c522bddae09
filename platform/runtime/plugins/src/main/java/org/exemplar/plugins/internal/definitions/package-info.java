/** Keeps definitions of forms and criteria sets of every version that was active. */
@NullMarked
package org.exemplar.plugins.internal.definitions;

import org.jspecify.annotations.NullMarked;
