@NullMarked
package org.exemplar.archive;

import org.jspecify.annotations.NullMarked;
