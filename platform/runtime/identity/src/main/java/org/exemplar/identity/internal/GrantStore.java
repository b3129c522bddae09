package org.exemplar.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.programme.GuidanceLine;
import org.jdbi.v3.core.Handle;

/** The SQL of roles that are held. */
final class GrantStore {
  private static final String SELECT = "SELECT id, account, role, part, line FROM role_grant";

  /** By account, in the order in which they were granted. */
  Map<String, List<Grant>> of(Handle handle, Collection<String> accounts) {
    Map<String, List<Grant>> found = new LinkedHashMap<>();
    if (!accounts.isEmpty()) {
      handle
          .createQuery(SELECT + " WHERE account IN (<accounts>) ORDER BY id")
          .bindList("accounts", List.copyOf(accounts))
          .map((row, context) -> grant(row))
          .forEach(one -> found.computeIfAbsent(one.account(), any -> new ArrayList<>()).add(one));
    }
    return found;
  }

  Optional<Grant> byId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> grant(row))
        .findOne();
  }

  void insert(Handle handle, Grant grant) {
    handle
        .createUpdate(
            "INSERT INTO role_grant (id, account, role, part, line)"
                + " VALUES (:id, :account, :role, :part, :line)")
        .bind("id", grant.id())
        .bind("account", grant.account())
        .bind("role", grant.role())
        .bind("part", grant.part())
        .bind("line", grant.line().name())
        .execute();
  }

  void delete(Handle handle, String id) {
    handle.createUpdate("DELETE FROM role_grant WHERE id = :id").bind("id", id).execute();
  }

  private static Grant grant(ResultSet row) throws SQLException {
    return new Grant(
        row.getString("id"),
        row.getString("account"),
        row.getString("role"),
        row.getString("part"),
        GuidanceLine.valueOf(row.getString("line")));
  }
}
