package org.exemplar.web.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.exemplar.graphql.TrustedDocuments;
import org.exemplar.graphql.TrustedList;
import org.exemplar.spi.identity.Caller;
import org.exemplar.store.Sha256;
import org.exemplar.store.StoreException;

/** One list for everybody, which a test fills. */
final class FakeTrustedDocuments implements TrustedDocuments, TrustedList {
  volatile Mode mode = Mode.OFF;
  volatile boolean unavailable;
  final List<String> met = new CopyOnWriteArrayList<>();
  private final Map<String, String> byId = new ConcurrentHashMap<>();

  void register(String id, String document) {
    byId.put(id, document);
    byId.put("sha256:" + Sha256.hex(document), document);
  }

  @Override
  public TrustedList of(Caller caller) {
    if (unavailable) {
      throw new StoreException("STORE_UNAVAILABLE", "the store is not there");
    }
    return this;
  }

  @Override
  public String client() {
    return "shop";
  }

  @Override
  public Mode mode() {
    return mode;
  }

  @Override
  public boolean holds(String digest) {
    return byId.containsKey("sha256:" + digest);
  }

  @Override
  public Optional<String> document(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public void met(String digest) {
    met.add(digest);
  }
}
