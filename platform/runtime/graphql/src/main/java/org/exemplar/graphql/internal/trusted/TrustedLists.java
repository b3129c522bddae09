package org.exemplar.graphql.internal.trusted;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.exemplar.graphql.TrustedDocuments;
import org.exemplar.graphql.TrustedList;
import org.exemplar.identity.ClientName;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * The lists as requests look them up, in memory until one changes. Other nodes on the same database
 * are heard by the change log; a number then tells whether it was about a list.
 */
final class TrustedLists implements TrustedDocuments, AutoCloseable {
  private static final long MOST_CHARACTERS = 16L * 1024 * 1024;

  private final Store store;
  private final UnlistedDocuments unlisted;
  private final AutoCloseable following;
  private final AtomicReference<@Nullable Lists> known = new AtomicReference<>();
  private final AtomicLong era = new AtomicLong();
  private final AtomicBoolean doubtful = new AtomicBoolean();

  /** A text never changes, because its digest is its key. */
  private final Cache<String, String> texts =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((String digest, String text) -> digest.length() + text.length())
          .executor(Runnable::run)
          .build();

  TrustedLists(Store store, UnlistedDocuments unlisted) {
    this.store = store;
    this.unlisted = unlisted;
    this.following = store.isShared() ? store.changes().onCommit(this::doubt) : () -> {};
  }

  private void doubt() {
    doubtful.set(true);
  }

  /** A list has changed. */
  void forget() {
    era.incrementAndGet();
    known.set(null);
  }

  @Override
  public TrustedList of(Caller caller) {
    Lists lists = lists();
    String client = caller.client().filter(lists::knows).orElseGet(() -> ClientName.usual(caller));
    Lists.One list = lists.of(client);
    boolean owner = caller.origin().actor().equals(Origin.OWNER.actor());
    return new Held(client, owner ? TrustedList.Mode.OFF : list.mode(), list);
  }

  private Lists lists() {
    Lists present = known.get();
    if (present == null) {
      return read();
    }
    return doubtful.getAndSet(false) && !isStill(present) ? read() : present;
  }

  private boolean isStill(Lists present) {
    boolean looked = false;
    try {
      boolean same = store.read(TrustedDocumentStore::stamp) == present.stamp();
      looked = true;
      return same;
    } finally {
      if (!looked) {
        doubtful.set(true);
      }
    }
  }

  /** What changes while it is read is not kept. */
  private Lists read() {
    long since = era.get();
    Lists read = store.read(Lists::read);
    known.set(read);
    if (era.get() != since) {
      known.compareAndSet(read, null);
    }
    return read;
  }

  private Optional<String> text(String digest) {
    return Optional.ofNullable(
        texts.get(
            digest,
            any -> store.read(handle -> TrustedDocumentStore.text(handle, any)).orElse(null)));
  }

  @Override
  public void close() throws Exception {
    following.close();
  }

  /** The list that holds for one request. */
  private final class Held implements TrustedList {
    private final String client;
    private final Mode mode;
    private final Lists.One list;

    Held(String client, Mode mode, Lists.One list) {
      this.client = client;
      this.mode = mode;
      this.list = list;
    }

    @Override
    public String client() {
      return client;
    }

    @Override
    public Mode mode() {
      return mode;
    }

    @Override
    public boolean holds(String digest) {
      return list.digests().contains(digest);
    }

    @Override
    public Optional<String> document(String id) {
      return list.digest(id).flatMap(TrustedLists.this::text);
    }

    @Override
    public void met(String digest) {
      unlisted.met(client, mode, digest);
    }
  }
}
