/** Changes of what runs: planned, carried out stage by stage, remembered. */
@NullMarked
package org.exemplar.plugins.internal.change;

import org.jspecify.annotations.NullMarked;
