package org.exemplar.webhooks.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Keyset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The SQL of messages of webhooks. */
final class WebhookMessageStore {
  private static final String SELECT =
      "SELECT id, webhook, state, first_position, last_position, changes, attempts, created_at,"
          + " last_attempt_at, next_attempt_at, status, failure FROM webhook_message";

  private WebhookMessageStore() {}

  /** The one that is sent first. */
  static Optional<WebhookMessage> firstPending(Handle handle, String webhook) {
    return handle
        .createQuery(SELECT + " WHERE webhook = :webhook AND state = :state ORDER BY id LIMIT 1")
        .bind("webhook", webhook)
        .bind("state", WebhookMessageState.PENDING.name())
        .map((row, context) -> message(row))
        .findOne();
  }

  /** The newest first; at most one more than the page asks for. */
  static List<WebhookMessage> page(
      Handle handle, String webhook, Optional<WebhookMessageState> state, PageRequest page) {
    Keyset keyset = Keyset.ofTexts(page, "id").fromTheGreatest();
    String sql =
        SELECT + " WHERE webhook = :webhook" + in(state) + keyset.bounds() + keyset.orderAndLimit();
    return bind(keyset.bind(handle.createQuery(sql)).bind("webhook", webhook), state)
        .map((row, context) -> message(row))
        .list();
  }

  static int count(Handle handle, String webhook, Optional<WebhookMessageState> state) {
    return bind(
            handle
                .createQuery(
                    "SELECT COUNT(*) FROM webhook_message WHERE webhook = :webhook" + in(state))
                .bind("webhook", webhook),
            state)
        .mapTo(Integer.class)
        .one();
  }

  private static String in(Optional<WebhookMessageState> state) {
    return state.isPresent() ? " AND state = :state" : "";
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, Optional<WebhookMessageState> state) {
    state.ifPresent(one -> statement.bind("state", one.name()));
    return statement;
  }

  static void insert(Handle handle, WebhookMessage made) {
    bind(
            handle.createUpdate(
                "INSERT INTO webhook_message (id, webhook, state, first_position, last_position,"
                    + " changes, attempts, created_at, last_attempt_at, next_attempt_at, status,"
                    + " failure) VALUES (:id, :webhook, :state, :first, :last, :changes, :attempts,"
                    + " :created, :lastAt, :nextAt, :status, :failure)"),
            made)
        .bind("webhook", made.webhook())
        .bind("first", made.firstPosition())
        .bind("last", made.lastPosition())
        .bind("changes", made.changes())
        .bind("created", made.createdAt())
        .execute();
  }

  /** Writes what became of it; nothing where it has gone. */
  static void update(Handle handle, WebhookMessage sent) {
    bind(
            handle.createUpdate(
                "UPDATE webhook_message SET state = :state, attempts = :attempts,"
                    + " last_attempt_at = :lastAt, next_attempt_at = :nextAt, status = :status,"
                    + " failure = :failure WHERE id = :id"),
            sent)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, WebhookMessage of) {
    return statement
        .bind("id", of.id())
        .bind("state", of.state().name())
        .bind("attempts", of.attempts())
        .bind("lastAt", of.lastAttemptAt().orElse(null))
        .bind("nextAt", of.nextAttemptAt().orElse(null))
        .bind("status", of.status().orElse(null))
        .bind("failure", of.failure().map(Enum::name).orElse(null));
  }

  /** Has messages sent again; says which of them there are. */
  static List<String> again(Handle handle, String webhook, List<String> ids, Instant now) {
    List<String> found =
        handle
            .createQuery(
                "SELECT id FROM webhook_message WHERE webhook = :webhook AND id IN (<ids>)")
            .bind("webhook", webhook)
            .bindList("ids", ids)
            .mapTo(String.class)
            .list();
    if (found.size() == ids.size()) {
      handle
          .createUpdate(
              "UPDATE webhook_message SET state = :pending, attempts = 0, next_attempt_at = :now"
                  + " WHERE webhook = :webhook AND id IN (<ids>)")
          .bind("pending", WebhookMessageState.PENDING.name())
          .bind("now", now)
          .bind("webhook", webhook)
          .bindList("ids", ids)
          .execute();
    }
    return found;
  }

  /** Has what is under way sent at once. */
  static void hurry(Handle handle, String webhook, Instant now) {
    handle
        .createUpdate(
            "UPDATE webhook_message SET attempts = 0, next_attempt_at = :now"
                + " WHERE webhook = :webhook AND state = :pending")
        .bind("now", now)
        .bind("webhook", webhook)
        .bind("pending", WebhookMessageState.PENDING.name())
        .execute();
  }

  static void delete(Handle handle, String id) {
    handle.createUpdate("DELETE FROM webhook_message WHERE id = :id").bind("id", id).execute();
  }

  /** Removes what is under way: a replay makes it anew. */
  static void deletePending(Handle handle, String webhook) {
    handle
        .createUpdate("DELETE FROM webhook_message WHERE webhook = :webhook AND state = :pending")
        .bind("webhook", webhook)
        .bind("pending", WebhookMessageState.PENDING.name())
        .execute();
  }

  /** Removes those that arrived but for the last ones, and dead letters of before then. */
  static void tidy(Handle handle, String webhook, int arrived, Instant before) {
    handle
        .createUpdate(
            "DELETE FROM webhook_message WHERE webhook = :webhook AND state = :delivered AND id <="
                + " (SELECT id FROM webhook_message WHERE webhook = :webhook"
                + " AND state = :delivered ORDER BY id DESC LIMIT 1 OFFSET :arrived)")
        .bind("webhook", webhook)
        .bind("delivered", WebhookMessageState.DELIVERED.name())
        .bind("arrived", arrived)
        .execute();
    handle
        .createUpdate(
            "DELETE FROM webhook_message WHERE webhook = :webhook AND state = :dead"
                + " AND created_at < :before")
        .bind("webhook", webhook)
        .bind("dead", WebhookMessageState.DEAD.name())
        .bind("before", before)
        .execute();
  }

  private static WebhookMessage message(ResultSet row) throws SQLException {
    int status = row.getInt("status");
    Optional<Integer> answered = row.wasNull() ? Optional.empty() : Optional.of(status);
    return new WebhookMessage(
        row.getString("id"),
        row.getString("webhook"),
        WebhookMessageState.valueOf(row.getString("state")),
        row.getLong("first_position"),
        row.getLong("last_position"),
        row.getInt("changes"),
        row.getInt("attempts"),
        Instant.parse(row.getString("created_at")),
        Optional.ofNullable(row.getString("last_attempt_at")).map(Instant::parse),
        Optional.ofNullable(row.getString("next_attempt_at")).map(Instant::parse),
        answered,
        WebhookStore.failure(row.getString("failure")));
  }
}
