/** Mutations that were refused, as the change log keeps them. */
@NullMarked
package org.exemplar.graphql.internal.refused;

import org.jspecify.annotations.NullMarked;
