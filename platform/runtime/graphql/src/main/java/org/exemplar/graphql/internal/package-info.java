@NullMarked
package org.exemplar.graphql.internal;

import org.jspecify.annotations.NullMarked;
