package org.exemplar.store.internal;

import org.exemplar.spi.schema.PageRequest;

/**
 * A page of the change log.
 *
 * @param filter which entries
 * @param newestFirst whether the last one comes first
 * @param page which of them, in that order, by their positions
 */
record LogQuery(LogFilter filter, boolean newestFirst, PageRequest page) {}
