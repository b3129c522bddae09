/** The ceiling to measure beside: graphql-java on rows in memory, behind the platform's server. */
@NullMarked
package org.exemplar.benchmarks.ceiling;

import org.jspecify.annotations.NullMarked;
