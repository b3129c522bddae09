@NullMarked
package org.exemplar.host;

import org.jspecify.annotations.NullMarked;
