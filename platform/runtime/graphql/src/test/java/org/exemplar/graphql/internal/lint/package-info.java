@NullMarked
package org.exemplar.graphql.internal.lint;

import org.jspecify.annotations.NullMarked;
