package org.exemplar.plugins.internal.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.Edge;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.JsonText;
import org.exemplar.store.Migrations;
import org.exemplar.store.NewChange;
import org.exemplar.store.Store;
import org.exemplar.store.Transaction;
import org.jdbi.v3.core.Handle;

/** The SQL of changes of plugins. */
final class PluginChangeStore {
  private static final String TYPE = "PluginChange";
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new Jdk8Module())
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Store store;

  PluginChangeStore(Store store) {
    this.store = store;
    store.migrate(Migrations.beside(PluginChangeStore.class, "plugins", "V1__plugin_changes.sql"));
  }

  /** Adds a change, or replaces what is known of it, and says so in the change log. */
  void save(PluginChange change, String actor) {
    String body = json(change);
    store.write(
        transaction -> {
          Handle handle = transaction.handle();
          boolean known =
              handle
                  .createQuery("SELECT count(*) FROM plugin_change WHERE change_id = :key")
                  .bind("key", change.key())
                  .mapTo(Boolean.class)
                  .one();
          long position = record(transaction, change, actor, known);
          String sql =
              known
                  ? "UPDATE plugin_change SET state = :state, body = :body WHERE change_id = :key"
                  : "INSERT INTO plugin_change (sequence, change_id, plugin, state, body)"
                      + " VALUES (:sequence, :key, :plugin, :state, :body)";
          handle
              .createUpdate(sql)
              .bind("sequence", position)
              .bind("key", change.key())
              .bind("plugin", change.plugin().orElse(null))
              .bind("state", change.state().name())
              .bind("body", body)
              .execute();
          return position;
        });
  }

  private static long record(
      Transaction transaction, PluginChange change, String actor, boolean known) {
    return transaction.record(
        new NewChange(
            actor,
            known ? ChangeKind.UPDATED : ChangeKind.CREATED,
            TYPE,
            change.key(),
            JsonText.of(
                Map.of(
                    "operation", change.operation().name(),
                    "state", change.state().name(),
                    "plugin", change.plugin().orElse(""),
                    "from", change.fromVersion().orElse(""),
                    "to", change.toVersion().orElse(""),
                    "sha256", change.archive().map(ArchiveInfo::sha256).orElse(""),
                    "publisher",
                        change
                            .archive()
                            .flatMap(ArchiveInfo::signature)
                            .map(ArchiveInfo.SignedBy::publisher)
                            .orElse(""),
                    "problems", change.problems().stream().map(each -> each.code()).toList()))));
  }

  Optional<PluginChange> find(String key) {
    return store.read(
        handle ->
            handle
                .createQuery("SELECT body FROM plugin_change WHERE change_id = :key")
                .bind("key", key)
                .mapTo(String.class)
                .findOne()
                .map(PluginChangeStore::change));
  }

  List<PluginChange> inState(ChangeState state) {
    return store.read(
        handle ->
            handle
                .createQuery("SELECT body FROM plugin_change WHERE state = :state")
                .bind("state", state.name())
                .mapTo(String.class)
                .map(PluginChangeStore::change)
                .list());
  }

  private record Row(long sequence, PluginChange change) {}

  /** Changes, the last one first. */
  Connection<PluginChange> page(Optional<String> plugin, PageRequest page) {
    String where = " WHERE 1 = 1" + (plugin.isPresent() ? " AND plugin = :plugin" : "");
    Connection<Row> rows =
        store.read(
            handle -> {
              var query =
                  handle
                      .createQuery(
                          "SELECT sequence, body FROM plugin_change"
                              + where
                              + (page.after().isPresent() ? " AND sequence < :after" : "")
                              + " ORDER BY sequence DESC LIMIT :limit")
                      .bind("limit", page.first() + 1);
              plugin.ifPresent(id -> query.bind("plugin", id));
              page.after().ifPresent(key -> query.bind("after", number(key)));
              List<Row> found =
                  query
                      .map(
                          (row, context) ->
                              new Row(row.getLong("sequence"), change(row.getString("body"))))
                      .list();
              return page.page(
                  found, row -> Long.toString(row.sequence()), () -> count(where, plugin));
            });
    return new Connection<>(
        rows.edges().stream().map(edge -> new Edge<>(edge.cursor(), edge.node().change())).toList(),
        rows.hasNextPage(),
        rows.hasPreviousPage(),
        rows.total());
  }

  private int count(String where, Optional<String> plugin) {
    return store.read(
        handle -> {
          var query = handle.createQuery("SELECT count(*) FROM plugin_change" + where);
          plugin.ifPresent(id -> query.bind("plugin", id));
          return query.mapTo(Integer.class).one();
        });
  }

  private static long number(String key) {
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException foreign) {
      throw new Refused(
          Refusal.of(
                  "BAD_CURSOR",
                  "游标无效，请使用上一页 pageInfo.endCursor 的值",
                  "not a cursor: use pageInfo.endCursor of the page before")
              .at("after"));
    }
  }

  private static String json(PluginChange change) {
    try {
      return JSON.writeValueAsString(change);
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException(defect);
    }
  }

  private static PluginChange change(String body) {
    try {
      return JSON.readValue(body, PluginChange.class);
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException(defect);
    }
  }
}
