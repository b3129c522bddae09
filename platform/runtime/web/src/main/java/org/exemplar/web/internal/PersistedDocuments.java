package org.exemplar.web.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.exemplar.graphql.TrustedDocuments;
import org.exemplar.graphql.TrustedList;
import org.exemplar.graphql.TrustedList.Mode;
import org.exemplar.spi.identity.Caller;
import org.exemplar.store.Sha256;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/**
 * Documents that clients name instead of sending them: those that were registered for the client,
 * and those that somebody sent along once. What was sent along is bounded, and forgotten when the
 * platform stops. Here, where all transports meet and nothing is parsed yet, a client that is held
 * to its list is refused everything else.
 */
@Component(service = PersistedDocuments.class)
public final class PersistedDocuments {
  private static final long MOST_CHARACTERS = 16L * 1024 * 1024;
  private static final int LONGEST_DOCUMENT = 200_000;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  volatile @Nullable TrustedDocuments trusted;

  private final Metrics metrics;
  private final Cache<String, String> byHash =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((String hash, String document) -> hash.length() + document.length())
          .executor(Runnable::run)
          .build();

  @Activate
  public PersistedDocuments(@Reference Metrics metrics) {
    this.metrics = metrics;
  }

  /**
   * The document of a request, sent or named.
   *
   * @param name what it is named by, empty where it is not
   * @param query what was sent, empty where nothing was
   * @throws FaultException {@code PERSISTED_QUERY_NOT_FOUND}, {@code
   *     PERSISTED_QUERY_HASH_MISMATCH}, {@code DOCUMENT_NOT_TRUSTED}, {@code BAD_REQUEST}, {@code
   *     NOT_READY}
   */
  String document(Optional<DocumentName> name, String query, Caller caller) throws FaultException {
    TrustedDocuments lists = trusted;
    if (lists == null) {
      throw new FaultException(Fault.NOT_READY);
    }
    return document(name, query, lists.of(caller));
  }

  private String document(Optional<DocumentName> name, String query, TrustedList list)
      throws FaultException {
    if (!query.isBlank()) {
      return sent(name, query, list);
    }
    if (name.isEmpty()) {
      throw new FaultException(Fault.malformed("缺少 query", "There is no query"));
    }
    Optional<String> registered = list.document(name.get().id());
    return registered.isPresent() ? registered.get() : learned(name.get(), list);
  }

  private String sent(Optional<DocumentName> name, String query, TrustedList list)
      throws FaultException {
    if (name.isEmpty() && list.mode() == Mode.OFF) {
      return query;
    }
    String digest = Sha256.hex(query);
    if (name.isPresent()) {
      check(name.get(), digest);
    }
    if (!list.holds(digest)) {
      unlisted(digest, list);
      if (name.isPresent() && query.length() <= LONGEST_DOCUMENT) {
        byHash.put(digest, query);
      }
    }
    return query;
  }

  private static void check(DocumentName name, String digest) throws FaultException {
    String named =
        name.digest()
            .orElseThrow(
                () ->
                    new FaultException(
                        Fault.malformed(
                            "documentId 指明了登记的文档，不能再带 query",
                            "documentId names a document that was registered; leave query out")));
    if (!named.equals(digest)) {
      throw new FaultException(Fault.PERSISTED_QUERY_HASH_MISMATCH);
    }
  }

  /** What somebody sent along once. */
  private String learned(DocumentName name, TrustedList list) throws FaultException {
    Optional<String> document =
        name.digest().flatMap(digest -> Optional.ofNullable(byHash.getIfPresent(digest)));
    if (document.isPresent() || list.mode() == Mode.ENFORCE) {
      // who is held to a list learns nothing of what others sent
      unlisted(name.digest().orElse(""), list);
    }
    return document.orElseThrow(() -> new FaultException(Fault.PERSISTED_QUERY_NOT_FOUND));
  }

  private void unlisted(String digest, TrustedList list) throws FaultException {
    if (list.mode() == Mode.OFF) {
      return;
    }
    metrics.unlisted(list);
    if (!digest.isEmpty()) {
      list.met(digest);
    }
    if (list.mode() == Mode.ENFORCE) {
      throw new FaultException(Fault.DOCUMENT_NOT_TRUSTED);
    }
  }
}
