/** How policy documents are kept, found and shown. */
@NullMarked
package org.exemplar.campaigns.internal;

import org.jspecify.annotations.NullMarked;
