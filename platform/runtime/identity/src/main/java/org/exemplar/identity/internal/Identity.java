package org.exemplar.identity.internal;

import java.time.Clock;
import org.exemplar.archive.ScopeTree;
import org.exemplar.store.Migrations;
import org.exemplar.store.Store;
import org.exemplar.store.TimeOrderedId;
import org.exemplar.store.Transaction;
import org.exemplar.store.Work;

/** What the services of this room share: the store with its tables, the roles, the tree. */
final class Identity {
  private static final Migrations TABLES =
      Migrations.beside(
          Identity.class,
          "identity",
          "V1__identity.sql",
          "V2__openid.sql",
          "V3__client.sql",
          "V4__tries.sql");

  final Store store;
  final Clock clock;
  final RoleCatalogue roles = RoleCatalogue.present();
  final AccountStore accounts = new AccountStore();
  final GrantStore grants = new GrantStore();
  final ApiTokenStore tokens = new ApiTokenStore();
  final LoginSessionStore sessions = new LoginSessionStore();
  final LinkedIdentityStore linked = new LinkedIdentityStore();
  final OpenIdAttemptStore attempts = new OpenIdAttemptStore();
  final NobodysTryStore nobodysTries = new NobodysTryStore();
  final ConflictStore conflicts = new ConflictStore();
  private final TimeOrderedId ids = new TimeOrderedId();
  private volatile Runnable changed = () -> {};
  private volatile ScopeTree tree = ScopeTree.EXACT;

  Identity(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    store.migrate(TABLES);
  }

  /** Writes, and says so afterwards. */
  <T> T write(Work<T> work) {
    T result = store.write(work);
    changed.run();
    return result;
  }

  /** Calls the listener after each change of what this room keeps. */
  void onChange(Runnable listener) {
    changed = listener;
  }

  void follow(ScopeTree present) {
    tree = present;
  }

  void leave(ScopeTree gone) {
    if (tree == gone) {
      tree = ScopeTree.EXACT;
    }
  }

  Parts parts() {
    return new Parts(tree);
  }

  String nextId(Transaction transaction) {
    return ids.next(transaction.now());
  }
}
