package org.exemplar.plugins.internal.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Keyset;
import org.exemplar.store.Migrations;
import org.exemplar.store.NewChange;
import org.exemplar.store.Store;
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
  void save(PluginChange change, Origin origin) {
    String body = json(change);
    store.write(
        transaction -> {
          Handle handle = transaction.handle();
          Optional<PluginChange> before = find(handle, change.key());
          long position =
              transaction.record(
                  NewChange.of(
                      origin,
                      TYPE,
                      change.key(),
                      before.map(PluginChangeStore::told),
                      Optional.of(told(change))));
          String sql =
              before.isPresent()
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

  /** A change as the change log tells it: what is done, how far it came, and by whose archive. */
  private static Map<String, Object> told(PluginChange change) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("operation", change.operation().name());
    told.put("state", change.state().name());
    change.plugin().ifPresent(plugin -> told.put("plugin", plugin));
    change.fromVersion().ifPresent(version -> told.put("from", version));
    change.toVersion().ifPresent(version -> told.put("to", version));
    change.archive().ifPresent(archive -> told.put("sha256", archive.sha256()));
    change
        .archive()
        .flatMap(ArchiveInfo::signature)
        .ifPresent(signature -> told.put("publisher", signature.publisher()));
    told.put("problems", change.problems().stream().map(each -> each.code()).toList());
    return told;
  }

  Optional<PluginChange> find(String key) {
    return store.read(handle -> find(handle, key));
  }

  private static Optional<PluginChange> find(Handle handle, String key) {
    return handle
        .createQuery("SELECT body FROM plugin_change WHERE change_id = :key")
        .bind("key", key)
        .mapTo(String.class)
        .findOne()
        .map(PluginChangeStore::change);
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
    Keyset keyset = Keyset.ofNumbers(page, "sequence").fromTheGreatest();
    Connection<Row> rows =
        store.read(
            handle -> {
              var query =
                  keyset.bind(
                      handle.createQuery(
                          "SELECT sequence, body FROM plugin_change"
                              + where
                              + keyset.bounds()
                              + keyset.orderAndLimit()));
              plugin.ifPresent(id -> query.bind("plugin", id));
              List<Row> found =
                  query
                      .map(
                          (row, context) ->
                              new Row(row.getLong("sequence"), change(row.getString("body"))))
                      .list();
              return page.page(
                  found, row -> Long.toString(row.sequence()), () -> count(where, plugin));
            });
    return rows.map(Row::change);
  }

  private int count(String where, Optional<String> plugin) {
    return store.read(
        handle -> {
          var query = handle.createQuery("SELECT count(*) FROM plugin_change" + where);
          plugin.ifPresent(id -> query.bind("plugin", id));
          return query.mapTo(Integer.class).one();
        });
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
