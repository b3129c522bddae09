/**
 * What the tests of several rooms share: a PostgreSQL server and stores that begin empty.
 *
 * <p>Used at test scope only, and never shipped.
 */
@NullMarked
package org.exemplar.testing;

import org.jspecify.annotations.NullMarked;
