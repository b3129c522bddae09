/** Cases that staff put together and share. */
@NullMarked
package org.exemplar.caselibrary.internal.collections;

import org.jspecify.annotations.NullMarked;
