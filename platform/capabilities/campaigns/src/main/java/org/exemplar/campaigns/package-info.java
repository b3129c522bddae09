/** Policy documents and campaigns. */
@NullMarked
package org.exemplar.campaigns;

import org.jspecify.annotations.NullMarked;
