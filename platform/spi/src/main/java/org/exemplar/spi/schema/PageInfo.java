package org.exemplar.spi.schema;

import org.jspecify.annotations.Nullable;

/** Relay's description of a page; cursors are null where the page is empty. */
public record PageInfo(
    boolean hasNextPage,
    boolean hasPreviousPage,
    @Nullable String startCursor,
    @Nullable String endCursor) {}
