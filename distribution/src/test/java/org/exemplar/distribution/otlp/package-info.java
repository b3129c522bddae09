/** A collector of traces, written by hand: what it hears is what the platform really sends. */
@NullMarked
package org.exemplar.distribution.otlp;

import org.jspecify.annotations.NullMarked;
