/** Looks at what a start would find, and says what is wrong with it. */
@NullMarked
package org.exemplar.plugins.internal.doctor;

import org.jspecify.annotations.NullMarked;
