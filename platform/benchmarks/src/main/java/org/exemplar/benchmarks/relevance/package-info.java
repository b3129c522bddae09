/** How well a search finds what people have judged to be relevant: sets, measures and peers. */
@NullMarked
package org.exemplar.benchmarks.relevance;

import org.jspecify.annotations.NullMarked;
