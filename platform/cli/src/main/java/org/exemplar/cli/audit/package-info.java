/** {@code exemplar audit}: proves that the record of all changes is whole. */
@NullMarked
package org.exemplar.cli.audit;

import org.jspecify.annotations.NullMarked;
