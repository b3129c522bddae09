package org.exemplar.graphql.internal.trusted;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.exemplar.graphql.TrustedList.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents that were met and are in no list of their client: the last ones of each client, by
 * their digest alone, so that neither the memory nor the log holds anything of what was asked. The
 * log gets each once, and no more than so many, because anybody can make up documents.
 */
final class UnlistedDocuments {
  static final int REMEMBERED = 100;
  private static final int LOGGED = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger("org.exemplar.trusted-documents");

  private final Clock clock;
  private final Map<String, Met> byClient = new ConcurrentHashMap<>();

  UnlistedDocuments(Clock clock) {
    this.clock = clock;
  }

  /** A document that was met. */
  record Unlisted(String digest, int count, Instant lastSeenAt) {}

  void met(String client, Mode mode, String digest) {
    if (byClient.computeIfAbsent(client, any -> new Met()).isNews(digest, clock.instant())) {
      LOG.warn("client {}, mode {}: document {} is not in the list", client, mode, digest);
    }
  }

  /** Those of a client, the last one first. */
  List<Unlisted> of(String client) {
    Met met = byClient.get(client);
    return met == null ? List.of() : met.all();
  }

  /** Begins anew for a client whose list or mode has changed. */
  void forget(String client) {
    byClient.remove(client);
  }

  private static final class Met {
    private final LinkedHashMap<String, Unlisted> last = new LinkedHashMap<>();
    private int logged;

    /** Counts it, and says whether the log is to be told. */
    synchronized boolean isNews(String digest, Instant now) {
      Unlisted before = last.remove(digest);
      last.put(digest, new Unlisted(digest, before == null ? 1 : before.count() + 1, now));
      if (last.size() > REMEMBERED) {
        last.pollFirstEntry();
      }
      return before == null && logged < LOGGED && ++logged > 0;
    }

    synchronized List<Unlisted> all() {
      return new ArrayList<>(last.values()).reversed();
    }
  }
}
