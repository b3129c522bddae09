/**
 * What the tests of several rooms share: a PostgreSQL server and stores that begin empty, and what
 * all lists have to do.
 *
 * <p>Used at test scope only, and never shipped.
 */
@NullMarked
package org.exemplar.testing;

import org.jspecify.annotations.NullMarked;
