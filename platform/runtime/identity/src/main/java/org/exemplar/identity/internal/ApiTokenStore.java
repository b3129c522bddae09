package org.exemplar.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.store.JsonText;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The SQL of tokens. */
final class ApiTokenStore {
  private static final String SELECT =
      "SELECT id, account, name, scopes, part, client, created_at, expires_at, revoked_at,"
          + " last_used_at FROM api_token";

  Optional<ApiToken> byHash(Handle handle, String hash) {
    return one(handle.createQuery(SELECT + " WHERE hash = :key"), hash);
  }

  Optional<ApiToken> byId(Handle handle, String id) {
    return one(handle.createQuery(SELECT + " WHERE id = :key"), id);
  }

  private static Optional<ApiToken> one(Query query, String key) {
    return query.bind("key", key).map((row, context) -> token(row)).findOne();
  }

  /** Tokens of an account, the last one first. */
  List<ApiToken> of(Handle handle, String account) {
    return handle
        .createQuery(SELECT + " WHERE account = :account ORDER BY id DESC")
        .bind("account", account)
        .map((row, context) -> token(row))
        .list();
  }

  void insert(Handle handle, ApiToken token, String hash) {
    handle
        .createUpdate(
            "INSERT INTO api_token (id, account, name, hash, scopes, part, client, created_at,"
                + " expires_at) VALUES (:id, :account, :name, :hash, :scopes, :part, :client,"
                + " :createdAt, :expiresAt)")
        .bind("id", token.id())
        .bind("account", token.account())
        .bind("name", token.name())
        .bind("hash", hash)
        .bind("scopes", JsonText.of(token.scopes()))
        .bind("part", token.part().orElse(null))
        .bind("client", token.client().orElse(null))
        .bind("createdAt", token.createdAt())
        .bind("expiresAt", token.expiresAt())
        .execute();
  }

  void revoke(Handle handle, String id, Instant at) {
    handle
        .createUpdate("UPDATE api_token SET revoked_at = :at WHERE id = :id")
        .bind("id", id)
        .bind("at", at)
        .execute();
  }

  void used(Handle handle, Map<String, Instant> lastUses) {
    var batch = handle.prepareBatch("UPDATE api_token SET last_used_at = :at WHERE id = :id");
    lastUses.forEach((id, at) -> batch.bind("id", id).bind("at", at).add());
    batch.execute();
  }

  private static ApiToken token(ResultSet row) throws SQLException {
    return new ApiToken(
        row.getString("id"),
        row.getString("account"),
        row.getString("name"),
        JsonText.list(row.getString("scopes"), String.class),
        Optional.ofNullable(row.getString("part")),
        Optional.ofNullable(row.getString("client")),
        Instant.parse(row.getString("created_at")),
        Instant.parse(row.getString("expires_at")),
        Optional.ofNullable(row.getString("revoked_at")).map(Instant::parse),
        Optional.ofNullable(row.getString("last_used_at")).map(Instant::parse));
  }
}
