@NullMarked
package org.exemplar.store;

import org.jspecify.annotations.NullMarked;
