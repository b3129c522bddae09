package org.exemplar.identity.internal;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The SQL of sessions. */
final class LoginSessionStore {
  private static final String SELECT =
      "SELECT id, hash, account, identity, created_at, expires_at FROM login_session";

  Optional<LoginSession> byHash(Handle handle, String hash) {
    return one(handle.createQuery(SELECT + " WHERE hash = :key"), hash);
  }

  Optional<LoginSession> byId(Handle handle, String id) {
    return one(handle.createQuery(SELECT + " WHERE id = :key"), id);
  }

  private static Optional<LoginSession> one(Query query, String key) {
    return query
        .bind("key", key)
        .map(
            (row, context) ->
                new LoginSession(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    Optional.ofNullable(row.getString(4)),
                    Instant.parse(row.getString(5)),
                    Instant.parse(row.getString(6))))
        .findOne();
  }

  void insert(Handle handle, LoginSession session) {
    handle
        .createUpdate(
            "INSERT INTO login_session (id, hash, account, identity, created_at, expires_at)"
                + " VALUES (:id, :hash, :account, :identity, :createdAt, :expiresAt)")
        .bind("id", session.id())
        .bind("hash", session.hash())
        .bind("account", session.account())
        .bind("identity", session.identity().orElse(null))
        .bind("createdAt", session.createdAt())
        .bind("expiresAt", session.expiresAt())
        .execute();
  }

  /** Ends a session; false when it has ended already. */
  boolean delete(Handle handle, String id) {
    return handle.createUpdate("DELETE FROM login_session WHERE id = :id").bind("id", id).execute()
        > 0;
  }

  /** Ends all sessions of an account but one. */
  void deleteOthers(Handle handle, String account, String but) {
    handle
        .createUpdate("DELETE FROM login_session WHERE account = :account AND id <> :but")
        .bind("account", account)
        .bind("but", but)
        .execute();
  }

  /** Ends all sessions that somebody of a provider has begun. */
  void deleteBegunBy(Handle handle, String identity) {
    handle
        .createUpdate("DELETE FROM login_session WHERE identity = :identity")
        .bind("identity", identity)
        .execute();
  }

  void deleteExpired(Handle handle, Instant now) {
    handle
        .createUpdate("DELETE FROM login_session WHERE expires_at < :now")
        .bind("now", now)
        .execute();
  }
}
