@NullMarked
package org.exemplar.archive.internal;

import org.jspecify.annotations.NullMarked;
