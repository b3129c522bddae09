@NullMarked
package org.exemplar.cli;

import org.jspecify.annotations.NullMarked;
