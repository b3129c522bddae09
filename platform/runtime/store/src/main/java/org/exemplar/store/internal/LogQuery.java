package org.exemplar.store.internal;

import java.util.Optional;

/**
 * A page of the change log.
 *
 * @param filter which entries
 * @param newestFirst whether the last one comes first
 * @param after position behind which the page begins, in that order
 * @param limit how many at most
 */
record LogQuery(LogFilter filter, boolean newestFirst, Optional<Long> after, int limit) {}
