/** Which plugins run, as it stands on disk: the lock file and the archives that it names. */
@NullMarked
package org.exemplar.plugins.internal.lock;

import org.jspecify.annotations.NullMarked;
