package org.exemplar.caselibrary.internal.changes;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** What is there, and when it is looked at. */
public record Moment(Handle handle, Instant now) {}
