/**
 * Reading of policy documents: from bytes to lines, from lines to segments (one a document), from a
 * segment to front matter, outline and imprint.
 */
@NullMarked
package org.exemplar.campaigns.internal.reading;

import org.jspecify.annotations.NullMarked;
