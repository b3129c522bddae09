package org.exemplar.webhooks.internal;

import java.net.URI;
import java.util.Map;

/** Sends a message and waits for what comes back. */
@FunctionalInterface
interface Post {
  /**
   * Sends.
   *
   * @param headers by name
   * @throws InterruptedException when it is given up; the message may have arrived
   */
  Receipt send(URI url, Map<String, String> headers, String body) throws InterruptedException;
}
