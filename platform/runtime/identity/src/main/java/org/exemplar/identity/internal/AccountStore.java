package org.exemplar.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Keyset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The SQL of accounts. */
final class AccountStore {
  private static final String SELECT =
      "SELECT id, kind, login, name, organization, state, password_temporary, locked_until,"
          + " version, updated_at FROM account";

  /**
   * What is known of an account's password.
   *
   * @param tries those since the last right one
   */
  record Secret(Optional<String> hash, Tries tries) {}

  Map<String, Account> byId(Handle handle, Collection<String> ids) {
    Map<String, Account> found = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      handle
          .createQuery(SELECT + " WHERE id IN (<ids>)")
          .bindList("ids", List.copyOf(ids))
          .map((row, context) -> account(row))
          .forEach(one -> found.put(one.id(), one));
    }
    return found;
  }

  Optional<Account> byId(Handle handle, String id) {
    return Optional.ofNullable(byId(handle, List.of(id)).get(id));
  }

  Optional<Account> byLogin(Handle handle, String login) {
    return handle
        .createQuery(SELECT + " WHERE login = :login")
        .bind("login", login)
        .map((row, context) -> account(row))
        .findOne();
  }

  boolean isEmpty(Handle handle) {
    return handle.createQuery("SELECT COUNT(*) FROM account").mapTo(Integer.class).one() == 0;
  }

  /** Codes of organisations that accounts speak for. */
  List<String> organizations(Handle handle) {
    return handle
        .createQuery("SELECT DISTINCT organization FROM account WHERE organization IS NOT NULL")
        .mapTo(String.class)
        .list();
  }

  /**
   * At most one more than the page asks for, by login, as {@link PageRequest#page} takes them.
   *
   * @param organizations codes of those whose accounts are meant; empty for all accounts
   */
  List<Account> page(Handle handle, Optional<List<String>> organizations, PageRequest page) {
    Keyset keyset = Keyset.ofTexts(page, "login");
    String sql = SELECT + where(organizations) + keyset.bounds() + keyset.orderAndLimit();
    return keyset
        .bind(bound(handle.createQuery(sql), organizations))
        .map((row, context) -> account(row))
        .list();
  }

  int count(Handle handle, Optional<List<String>> organizations) {
    return bound(
            handle.createQuery("SELECT COUNT(*) FROM account" + where(organizations)),
            organizations)
        .mapTo(Integer.class)
        .one();
  }

  private static String where(Optional<List<String>> organizations) {
    if (organizations.isEmpty()) {
      return " WHERE 1 = 1";
    }
    return organizations.get().isEmpty() ? " WHERE 1 = 0" : " WHERE organization IN (<codes>)";
  }

  private static Query bound(Query query, Optional<List<String>> organizations) {
    organizations.filter(codes -> !codes.isEmpty()).ifPresent(c -> query.bindList("codes", c));
    return query;
  }

  void insert(Handle handle, Account account, Optional<String> password) {
    bound(
            handle.createUpdate(
                "INSERT INTO account (id, kind, login, name, organization, state, password,"
                    + " password_temporary, failures, version, updated_at) VALUES (:id, :kind,"
                    + " :login, :name, :organization, :state, :password, :temporary, 0, :version,"
                    + " :updatedAt)"),
            account)
        .bind("kind", account.kind().name())
        .bind("login", account.login())
        .bind("password", password.orElse(null))
        .execute();
  }

  void update(Handle handle, Account account) {
    bound(
            handle.createUpdate(
                "UPDATE account SET name = :name, organization = :organization, state = :state,"
                    + " password_temporary = :temporary, version = :version,"
                    + " updated_at = :updatedAt WHERE id = :id"),
            account)
        .execute();
  }

  private static Update bound(Update update, Account account) {
    return update
        .bind("id", account.id())
        .bind("name", account.name())
        .bind("organization", account.organization().orElse(null))
        .bind("state", account.state().name())
        .bind("temporary", account.passwordTemporary())
        .bind("version", account.version())
        .bind("updatedAt", account.updatedAt());
  }

  void setPassword(Handle handle, String id, String hash, boolean temporary) {
    handle
        .createUpdate(
            "UPDATE account SET password = :hash, password_temporary = :temporary, failures = 0,"
                + " locked_until = NULL WHERE id = :id")
        .bind("id", id)
        .bind("hash", hash)
        .bind("temporary", temporary)
        .execute();
  }

  Secret secret(Handle handle, String id) {
    return handle
        .createQuery(
            "SELECT password, failures, locked_until, tried_at FROM account WHERE id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                new Secret(Optional.ofNullable(row.getString(1)), NobodysTryStore.tries(row)))
        .one();
  }

  void setTries(Handle handle, String id, Tries tries) {
    handle
        .createUpdate(
            "UPDATE account SET failures = :failures, locked_until = :until, tried_at = :last WHERE"
                + " id = :id")
        .bind("id", id)
        .bind("failures", tries.failures())
        .bindByType("until", tries.lockedUntil().orElse(null), Instant.class)
        .bindByType("last", tries.last().orElse(null), Instant.class)
        .execute();
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getString("id"),
        AccountKind.valueOf(row.getString("kind")),
        row.getString("login"),
        row.getString("name"),
        Optional.ofNullable(row.getString("organization")),
        AccountState.valueOf(row.getString("state")),
        row.getBoolean("password_temporary"),
        Optional.ofNullable(row.getString("locked_until")).map(Instant::parse),
        row.getInt("version"),
        Instant.parse(row.getString("updated_at")));
  }
}
