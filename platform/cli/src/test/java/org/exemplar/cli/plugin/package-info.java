@NullMarked
package org.exemplar.cli.plugin;

import org.jspecify.annotations.NullMarked;
