/** Boots the framework with what the distribution holds and stops it in order; knows no domain. */
@NullMarked
package org.exemplar.host;

import org.jspecify.annotations.NullMarked;
