/** The search engine on Lucene; nobody outside this bundle knows Lucene. */
@NullMarked
package org.exemplar.search.internal;

import org.jspecify.annotations.NullMarked;
