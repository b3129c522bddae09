/** The limit to measure beside: a framework and a server that serve one constant. */
@NullMarked
package org.exemplar.benchmarks.constant;

import org.jspecify.annotations.NullMarked;
