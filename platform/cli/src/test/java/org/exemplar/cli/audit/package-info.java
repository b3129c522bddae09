@NullMarked
package org.exemplar.cli.audit;

import org.jspecify.annotations.NullMarked;
