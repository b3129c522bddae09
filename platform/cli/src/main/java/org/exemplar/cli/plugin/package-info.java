/**
 * {@code exemplar plugin}: for authors and publishers of plugins.
 *
 * <p>What the commands work with is on the class path for them alone, so no command names it in a
 * field or in the head of a method: the library that reads the command line looks at those of every
 * command, whichever is asked for. The work is done in classes of their own.
 */
@NullMarked
package org.exemplar.cli.plugin;

import org.jspecify.annotations.NullMarked;
