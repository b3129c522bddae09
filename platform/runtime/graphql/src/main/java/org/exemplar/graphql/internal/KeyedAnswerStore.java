package org.exemplar.graphql.internal;

import java.time.Instant;
import java.util.Optional;
import org.exemplar.graphql.internal.KeyedAnswers.Key;
import org.exemplar.store.Migrations;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Rows of keys that were taken, and of what their mutations were answered. */
final class KeyedAnswerStore {
  static final Migrations MIGRATIONS =
      Migrations.beside(KeyedAnswerStore.class, "graphql", "V1__keyed_answers.sql");

  private KeyedAnswerStore() {}

  /**
   * A key that was taken.
   *
   * @param operation digest of what was asked with it
   * @param process who took it; empty where that is over
   * @param begunAfter position of the change log behind which its changes stand
   * @param answer empty until there is one
   */
  record Row(
      String operation,
      String process,
      long begunAfter,
      Instant begunAt,
      Optional<String> answer) {}

  static void insert(Handle handle, Key key, Row row) {
    of(
            key,
            handle.createUpdate(
                "INSERT INTO keyed_answer (actor, idempotency_key, operation, process,"
                    + " begun_after, begun_at)"
                    + " VALUES (:actor, :key, :operation, :process, :after, :at)"))
        .bind("operation", row.operation())
        .bind("process", row.process())
        .bind("after", row.begunAfter())
        .bind("at", row.begunAt())
        .execute();
  }

  static Optional<Row> find(Handle handle, Key key) {
    return of(
            key,
            handle.createQuery(
                "SELECT operation, process, begun_after, begun_at, answer FROM keyed_answer"
                    + " WHERE actor = :actor AND idempotency_key = :key"))
        .map(
            (row, context) ->
                new Row(
                    row.getString("operation"),
                    row.getString("process"),
                    row.getLong("begun_after"),
                    Instant.parse(row.getString("begun_at")),
                    Optional.ofNullable(row.getString("answer"))))
        .findOne();
  }

  static void keep(Handle handle, Key key, String answer) {
    of(
            key,
            handle.createUpdate(
                "UPDATE keyed_answer SET answer = :answer"
                    + " WHERE actor = :actor AND idempotency_key = :key"))
        .bind("answer", answer)
        .execute();
  }

  /** Nobody is at it any more. */
  static void abandon(Handle handle, Key key) {
    of(
            key,
            handle.createUpdate(
                "UPDATE keyed_answer SET process = ''"
                    + " WHERE actor = :actor AND idempotency_key = :key"))
        .execute();
  }

  static void delete(Handle handle, Key key) {
    of(
            key,
            handle.createUpdate(
                "DELETE FROM keyed_answer WHERE actor = :actor AND idempotency_key = :key"))
        .execute();
  }

  static void deleteBefore(Handle handle, Instant moment) {
    handle
        .createUpdate("DELETE FROM keyed_answer WHERE begun_at < :before")
        .bind("before", moment)
        .execute();
  }

  private static <T extends SqlStatement<T>> T of(Key key, T statement) {
    return statement.bind("actor", key.actor()).bind("key", key.text());
  }
}
