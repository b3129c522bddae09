package org.exemplar.graphql.internal.trusted;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.graphql.TrustedList.Mode;
import org.jdbi.v3.core.Handle;

/**
 * All lists at one moment, without the texts.
 *
 * @param stamp of the moment
 */
record Lists(long stamp, Map<String, One> byClient) {
  /** A client of which nothing was said is held to nothing. */
  private static final One UNSAID = new One(Mode.OFF, Map.of(), Set.of());

  /**
   * The list of a client.
   *
   * @param ids digests by identifier
   * @param digests all of them
   */
  record One(Mode mode, Map<String, String> ids, Set<String> digests) {
    /** The digest of the document of that identifier. */
    Optional<String> digest(String id) {
      return Optional.ofNullable(ids.get(id))
          .or(() -> DocumentId.digest(id).filter(digests::contains));
    }
  }

  static Lists read(Handle handle) {
    Map<String, Map<String, String>> ids = TrustedDocumentStore.digests(handle);
    Map<String, One> lists = new HashMap<>();
    for (TrustedClient client : TrustedDocumentStore.clients(handle)) {
      Map<String, String> own = ids.getOrDefault(client.name(), Map.of());
      lists.put(client.name(), new One(client.mode(), own, Set.copyOf(own.values())));
    }
    return new Lists(TrustedDocumentStore.stamp(handle), lists);
  }

  /** Whether something was said of a client. */
  boolean knows(String client) {
    return byClient.containsKey(client);
  }

  One of(String client) {
    return byClient.getOrDefault(client, UNSAID);
  }
}
