package org.exemplar.webhooks.internal;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exemplar.identity.Mandate;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.JsonText;
import org.exemplar.store.Keyset;
import org.exemplar.store.Migrations;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The SQL of webhooks. */
final class WebhookStore {
  static final Migrations MIGRATIONS =
      Migrations.beside(WebhookStore.class, "webhooks", "V1__webhooks.sql");

  private static final String SELECT =
      "SELECT id, account, scopes, part, name, url, types, organization, state, suspended_because,"
          + " secret, old_secret, old_secret_until, position, created_at, version FROM webhook";

  private WebhookStore() {}

  static Optional<Webhook> byKey(Handle handle, String key) {
    return handle
        .createQuery(SELECT + " WHERE id = :id")
        .bind("id", key)
        .map((row, context) -> webhook(row))
        .findOne();
  }

  /**
   * Those of an account.
   *
   * @param account empty for those of all
   */
  static List<Webhook> byKeys(Handle handle, List<String> keys, Optional<String> account) {
    return bind(
            handle.createQuery(SELECT + " WHERE id IN (<ids>)" + of(account)).bindList("ids", keys),
            account)
        .map((row, context) -> webhook(row))
        .list();
  }

  /** At most one more than the page asks for, as {@link PageRequest#page} takes them. */
  static List<Webhook> page(Handle handle, Optional<String> account, PageRequest page) {
    Keyset keyset = Keyset.ofTexts(page, "id");
    String sql = SELECT + " WHERE 1 = 1" + of(account) + keyset.bounds() + keyset.orderAndLimit();
    return bind(keyset.bind(handle.createQuery(sql)), account)
        .map((row, context) -> webhook(row))
        .list();
  }

  static int count(Handle handle, Optional<String> account) {
    return bind(
            handle.createQuery("SELECT COUNT(*) FROM webhook WHERE 1 = 1" + of(account)), account)
        .mapTo(Integer.class)
        .one();
  }

  private static String of(Optional<String> account) {
    return account.isPresent() ? " AND account = :account" : "";
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Optional<String> account) {
    account.ifPresent(id -> statement.bind("account", id));
    return statement;
  }

  /** Keys of those that are sent. */
  static List<String> active(Handle handle) {
    return handle
        .createQuery("SELECT id FROM webhook WHERE state = :active ORDER BY id")
        .bind("active", WebhookState.ACTIVE.name())
        .mapTo(String.class)
        .list();
  }

  static void insert(Handle handle, Webhook made) {
    bind(
            handle.createUpdate(
                "INSERT INTO webhook (id, account, scopes, part, name, url, types, organization,"
                    + " state, suspended_because, secret, old_secret, old_secret_until, position,"
                    + " created_at, version) VALUES (:id, :account, :scopes, :part, :name, :url,"
                    + " :types, :organization, :state, :because, :secret, :old, :oldUntil,"
                    + " :position, :created, :version)"),
            made)
        .bind("account", made.account())
        .bind("scopes", made.mandate().scopes().map(JsonText::of).orElse(null))
        .bind("part", made.mandate().part().orElse(null))
        .bind("position", made.position())
        .bind("created", made.createdAt())
        .execute();
  }

  /** Writes all that can change but the position. */
  static void update(Handle handle, Webhook changed) {
    bind(
            handle.createUpdate(
                "UPDATE webhook SET name = :name, url = :url, types = :types,"
                    + " organization = :organization, state = :state,"
                    + " suspended_because = :because, secret = :secret, old_secret = :old,"
                    + " old_secret_until = :oldUntil, version = :version WHERE id = :id"),
            changed)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Webhook of) {
    return statement
        .bind("id", of.key())
        .bind("name", of.name())
        .bind("url", of.url().toString())
        .bind("types", JsonText.of(of.types()))
        .bind("organization", of.organization().orElse(null))
        .bind("state", of.state().name())
        .bind("because", of.suspendedBecause().map(Enum::name).orElse(null))
        .bind("secret", of.secret())
        .bind("old", of.old().map(Webhook.OldSecret::secret).orElse(null))
        .bind("oldUntil", of.old().map(Webhook.OldSecret::until).orElse(null))
        .bind("version", of.version());
  }

  static void moveTo(Handle handle, String webhook, long position) {
    handle
        .createUpdate("UPDATE webhook SET position = :position WHERE id = :id")
        .bind("position", position)
        .bind("id", webhook)
        .execute();
  }

  static void delete(Handle handle, String key) {
    handle
        .createUpdate("DELETE FROM webhook_message WHERE webhook = :id")
        .bind("id", key)
        .execute();
    handle.createUpdate("DELETE FROM webhook WHERE id = :id").bind("id", key).execute();
  }

  /** Which of several nodes sends a webhook, and until when. */
  record Lease(String node, Instant until) {
    boolean isOf(String other, Instant then) {
      return node.equals(other) && until.isAfter(then);
    }

    boolean isOfAnother(String other, Instant now) {
      return !node.equals(other) && until.isAfter(now);
    }
  }

  static Optional<Lease> lease(Handle handle, String webhook) {
    return handle
        .createQuery("SELECT lease, leased_until FROM webhook WHERE id = :id AND lease IS NOT NULL")
        .bind("id", webhook)
        .map(
            (row, context) ->
                new Lease(row.getString("lease"), Instant.parse(row.getString("leased_until"))))
        .findOne();
  }

  /** Takes a webhook, or keeps it; says whether no other node has it. */
  static boolean lease(Handle handle, String webhook, Lease lease, Instant now) {
    return handle
            .createUpdate(
                "UPDATE webhook SET lease = :node, leased_until = :until WHERE id = :id"
                    + " AND (lease IS NULL OR lease = :node OR leased_until <= :now)")
            .bind("node", lease.node())
            .bind("until", lease.until())
            .bind("id", webhook)
            .bind("now", now)
            .execute()
        == 1;
  }

  private static Webhook webhook(ResultSet row) throws SQLException {
    Optional<Instant> until =
        Optional.ofNullable(row.getString("old_secret_until")).map(Instant::parse);
    Optional<String> old = Optional.ofNullable(row.getString("old_secret"));
    return new Webhook(
        row.getString("id"),
        new Mandate(
            row.getString("account"),
            Optional.ofNullable(row.getString("scopes"))
                .map(scopes -> JsonText.list(scopes, String.class)),
            Optional.ofNullable(row.getString("part"))),
        row.getString("name"),
        URI.create(row.getString("url")),
        JsonText.list(row.getString("types"), String.class),
        Optional.ofNullable(row.getString("organization")),
        WebhookState.valueOf(row.getString("state")),
        failure(row.getString("suspended_because")),
        row.getString("secret"),
        until.flatMap(time -> old.map(secret -> new Webhook.OldSecret(secret, time))),
        row.getLong("position"),
        Instant.parse(row.getString("created_at")),
        row.getInt("version"));
  }

  static Optional<Failure> failure(@Nullable String name) {
    return Optional.ofNullable(name).map(Failure::valueOf);
  }
}
