/** Documents that clients are trusted with: registered, kept, and looked up for each request. */
@NullMarked
package org.exemplar.graphql.internal.trusted;

import org.jspecify.annotations.NullMarked;
