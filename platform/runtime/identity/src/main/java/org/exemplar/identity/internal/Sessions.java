package org.exemplar.identity.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.NewChange;
import org.exemplar.store.Transaction;

/** Begins and ends sessions of browsers. */
record Sessions(Identity identity) {
  static final Duration LONGEST = Duration.ofHours(12);

  /**
   * A session that has begun.
   *
   * @param secret what the cookie holds
   */
  record Begun(Account account, String secret, LoginSession session) {}

  /**
   * Begins one in a transaction.
   *
   * @param by id of the identity at a provider that it was begun by; empty for a password
   */
  Begun begin(Transaction transaction, Account account, Origin origin, Optional<String> by) {
    identity.sessions.deleteExpired(transaction.handle(), transaction.now());
    String secret = Secrets.next();
    LoginSession session =
        LoginSession.of(
            secret, account.id(), by, transaction.now(), transaction.now().plus(LONGEST));
    identity.sessions.insert(transaction.handle(), session);
    transaction.record(
        NewChange.of(
            of(origin, account),
            LoginSession.TYPE,
            session.id(),
            Optional.empty(),
            Optional.of(session.said())));
    return new Begun(account, secret, session);
  }

  /** The same origin, of whom has just shown who it is. */
  static Origin of(Origin origin, Account account) {
    return new Origin(
        account.id(),
        origin.token(),
        account.organization(),
        origin.reason(),
        origin.request(),
        origin.idempotencyKey());
  }

  /** Ends a session; one that has ended already stays so. */
  void end(String id, Origin origin) {
    identity.write(
        transaction -> {
          boolean ended = identity.sessions.delete(transaction.handle(), id);
          if (ended) {
            transaction.record(
                NewChange.of(
                    origin,
                    LoginSession.TYPE,
                    id,
                    Optional.of(Map.of("account", origin.actor())),
                    Optional.empty()));
          }
          return ended;
        });
  }
}
