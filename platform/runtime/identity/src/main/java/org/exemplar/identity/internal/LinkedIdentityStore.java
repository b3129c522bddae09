package org.exemplar.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of identities at providers, and of permits to link one. */
final class LinkedIdentityStore {
  private static final String SELECT =
      "SELECT id, account, issuer, subject, linked_at FROM linked_identity";

  /** By account, in the order in which they were linked. */
  Map<String, List<LinkedIdentity>> of(Handle handle, Collection<String> accounts) {
    Map<String, List<LinkedIdentity>> found = new LinkedHashMap<>();
    if (!accounts.isEmpty()) {
      handle
          .createQuery(SELECT + " WHERE account IN (<accounts>) ORDER BY id")
          .bindList("accounts", List.copyOf(accounts))
          .map((row, context) -> identity(row))
          .forEach(one -> found.computeIfAbsent(one.account(), any -> new ArrayList<>()).add(one));
    }
    return found;
  }

  Optional<LinkedIdentity> byId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> identity(row))
        .findOne();
  }

  Optional<LinkedIdentity> bySubject(Handle handle, String issuer, String subject) {
    return handle
        .createQuery(SELECT + " WHERE issuer = :issuer AND subject = :subject")
        .bind("issuer", issuer)
        .bind("subject", subject)
        .map((row, context) -> identity(row))
        .findOne();
  }

  void insert(Handle handle, LinkedIdentity identity) {
    handle
        .createUpdate(
            "INSERT INTO linked_identity (id, account, issuer, subject, linked_at)"
                + " VALUES (:id, :account, :issuer, :subject, :linkedAt)")
        .bind("id", identity.id())
        .bind("account", identity.account())
        .bind("issuer", identity.issuer())
        .bind("subject", identity.subject())
        .bind("linkedAt", identity.linkedAt())
        .execute();
  }

  void delete(Handle handle, String id) {
    handle.createUpdate("DELETE FROM linked_identity WHERE id = :id").bind("id", id).execute();
  }

  /** Until when an identity may be linked to accounts by their logins, by account. */
  Map<String, Instant> permits(Handle handle, Collection<String> accounts) {
    Map<String, Instant> found = new LinkedHashMap<>();
    if (!accounts.isEmpty()) {
      handle
          .createQuery(
              "SELECT account, allowed_until FROM identity_link_permit WHERE account IN"
                  + " (<accounts>)")
          .bindList("accounts", List.copyOf(accounts))
          .map((row, context) -> Map.entry(row.getString(1), Instant.parse(row.getString(2))))
          .forEach(one -> found.put(one.getKey(), one.getValue()));
    }
    return found;
  }

  void permit(Handle handle, String account, Instant until) {
    withdraw(handle, account);
    handle
        .createUpdate(
            "INSERT INTO identity_link_permit (account, allowed_until) VALUES (:account, :until)")
        .bind("account", account)
        .bind("until", until)
        .execute();
  }

  void withdraw(Handle handle, String account) {
    handle
        .createUpdate("DELETE FROM identity_link_permit WHERE account = :account")
        .bind("account", account)
        .execute();
  }

  private static LinkedIdentity identity(ResultSet row) throws SQLException {
    return new LinkedIdentity(
        row.getString("id"),
        row.getString("account"),
        row.getString("issuer"),
        row.getString("subject"),
        Instant.parse(row.getString("linked_at")));
  }
}
