@NullMarked
package org.exemplar.web.internal;

import org.jspecify.annotations.NullMarked;
