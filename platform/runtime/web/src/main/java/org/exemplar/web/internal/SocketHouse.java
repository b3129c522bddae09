package org.exemplar.web.internal;

import java.time.Duration;

/**
 * What all sockets share.
 *
 * @param streams where each has its place
 * @param reader makes requests out of what a client says
 * @param callers says who asks
 * @param traffic counts the queries and mutations that are under way, so that a stop waits for them
 * @param metrics counts answers
 * @param operations how many operations may be under way on one socket
 * @param patience within what time a connection begins
 */
record SocketHouse(
    EventStreams streams,
    RequestReader reader,
    Callers callers,
    Traffic traffic,
    Metrics metrics,
    int operations,
    Duration patience) {}
