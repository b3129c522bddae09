/**
 * What the tests of several rooms share: a PostgreSQL server, stores that begin empty, and
 * stand-ins for what the platform gives to a capability.
 *
 * <p>Used at test scope only, and never shipped.
 */
@NullMarked
package org.exemplar.testing;

import org.jspecify.annotations.NullMarked;
