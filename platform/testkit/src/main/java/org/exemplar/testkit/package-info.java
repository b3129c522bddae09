/**
 * Stand-ins for what the platform gives to a plugin or a capability, for their tests.
 *
 * <p>Used at test scope only.
 */
@NullMarked
package org.exemplar.testkit;

import org.jspecify.annotations.NullMarked;
