package org.exemplar.identity.internal;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The SQL of declared conflicts of interest. */
final class ConflictStore {
  List<Conflict> of(Handle handle, String account) {
    return handle
        .createQuery(
            "SELECT account, organization, reason, declared_at FROM conflict_of_interest"
                + " WHERE account = :account ORDER BY organization")
        .bind("account", account)
        .map(
            (row, context) ->
                new Conflict(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    Instant.parse(row.getString(4))))
        .list();
  }

  void insert(Handle handle, Conflict conflict) {
    handle
        .createUpdate(
            "INSERT INTO conflict_of_interest (account, organization, reason, declared_at)"
                + " VALUES (:account, :organization, :reason, :declaredAt)")
        .bind("account", conflict.account())
        .bind("organization", conflict.organization())
        .bind("reason", conflict.reason())
        .bind("declaredAt", conflict.declaredAt())
        .execute();
  }

  void delete(Handle handle, String account, String organization) {
    handle
        .createUpdate(
            "DELETE FROM conflict_of_interest WHERE account = :account"
                + " AND organization = :organization")
        .bind("account", account)
        .bind("organization", organization)
        .execute();
  }
}
