package org.exemplar.plugins.internal.definitions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exemplar.plugins.DefinitionArchive.PartVersion;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.Migrations;
import org.exemplar.store.NewChange;
import org.exemplar.store.Store;
import org.exemplar.store.Transaction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The SQL of definitions. */
final class DefinitionStore {
  private static final String SUBJECT = "PluginDefinition";
  private static final int CHUNK = 500;

  private final Store store;

  DefinitionStore(Store store) {
    this.store = store;
    store.migrate(
        Migrations.beside(
            DefinitionStore.class, "plugin_definitions", "V1__plugin_definitions.sql"));
  }

  /**
   * An edition that is kept.
   *
   * @param sequence the higher, the later it was active
   */
  record Edition(Definition.Key key, String sha256, String own, long sequence) {}

  /** All editions, without what they say, by what they are of. */
  Map<Definition.Key, List<Edition>> editions() {
    return store.read(DefinitionStore::editions);
  }

  private static Map<Definition.Key, List<Edition>> editions(Handle handle) {
    return handle
        .createQuery(
            "SELECT kind, plugin, code, version, sha256, own_sha256, sequence"
                + " FROM plugin_definition")
        .reduceRows(
            new HashMap<>(),
            (found, row) -> {
              Edition edition = edition(row);
              found.computeIfAbsent(edition.key(), any -> new ArrayList<>()).add(edition);
              return found;
            });
  }

  private static Edition edition(RowView row) {
    Definition.Key key =
        new Definition.Key(
            DefinitionKind.valueOf(row.getColumn("kind", String.class)),
            row.getColumn("plugin", String.class),
            row.getColumn("code", String.class),
            row.getColumn("version", String.class));
    return new Edition(
        key,
        row.getColumn("sha256", String.class),
        row.getColumn("own_sha256", String.class),
        row.getColumn("sequence", Long.class));
  }

  /** Keeps definitions that are active now, and says of each that is new in the change log. */
  void keep(Collection<Definition> active) {
    if (!news(active, editions()).isEmpty()) {
      store.write(
          transaction -> {
            Map<Definition.Key, List<Edition>> known = editions(transaction.handle());
            news(active, known).forEach(news -> keep(transaction, news, known));
            return active.size();
          });
    }
  }

  /** Those that are not kept yet, or were not the last active ones of their version. */
  private static List<Definition> news(
      Collection<Definition> active, Map<Definition.Key, List<Edition>> known) {
    return active.stream()
        .filter(
            one ->
                last(known.getOrDefault(one.key(), List.of()))
                    .filter(last -> last.sha256().equals(one.sha256()))
                    .isEmpty())
        .toList();
  }

  private static Optional<Edition> last(List<Edition> editions) {
    return editions.stream()
        .reduce((one, other) -> one.sequence() > other.sequence() ? one : other);
  }

  private static void keep(
      Transaction transaction, Definition active, Map<Definition.Key, List<Edition>> known) {
    Definition.Key key = active.key();
    boolean again =
        known.getOrDefault(key, List.of()).stream()
            .anyMatch(edition -> edition.sha256().equals(active.sha256()));
    long position =
        transaction.record(
            NewChange.of(
                Origin.PLATFORM,
                SUBJECT,
                key.kind() + " " + key.part() + " " + key.version(),
                last(known.getOrDefault(key, List.of())).map(edition -> told(edition.sha256())),
                Optional.of(told(active.sha256()))));
    String sql =
        again
            ? "UPDATE plugin_definition SET sequence = :sequence WHERE kind = :kind"
                + " AND plugin = :plugin AND code = :code AND version = :version"
                + " AND sha256 = :sha256"
            : "INSERT INTO plugin_definition (kind, plugin, code, version, sha256, own_sha256,"
                + " sequence, body) VALUES (:kind, :plugin, :code, :version, :sha256, :own,"
                + " :sequence, :body)";
    transaction
        .handle()
        .createUpdate(sql)
        .bind("kind", key.kind().name())
        .bind("plugin", key.plugin())
        .bind("code", key.code())
        .bind("version", key.version())
        .bind("sha256", active.sha256())
        .bind("own", active.own())
        .bind("sequence", position)
        .bind("body", active.body())
        .execute();
  }

  /** A definition as the change log tells it: what it says stands in its own table. */
  private static Map<String, String> told(String sha256) {
    return Map.of("sha256", sha256);
  }

  /** The bodies of definitions as they were last, by part and version. */
  Map<PartVersion, String> bodies(DefinitionKind kind, Collection<PartVersion> wanted) {
    Set<PartVersion> distinct = Set.copyOf(wanted);
    Map<PartVersion, String> found = new LinkedHashMap<>();
    String sql =
        "SELECT plugin, code, version, body FROM plugin_definition WHERE kind = :kind"
            + " AND plugin || '/' || code IN (<parts>) AND version IN (<versions>)"
            + " ORDER BY sequence";
    for (List<PartVersion> chunk : chunks(distinct)) {
      store.read(
          handle -> {
            handle
                .createQuery(sql)
                .bind("kind", kind.name())
                .bindList("parts", chunk.stream().map(PartVersion::part).distinct().toList())
                .bindList("versions", chunk.stream().map(PartVersion::version).distinct().toList())
                .map((row, context) -> Map.entry(partVersion(row), row.getString("body")))
                .filter(entry -> distinct.contains(entry.getKey()))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
            return found;
          });
    }
    return found;
  }

  /** All versions of parts, by part. */
  Map<String, List<String>> versions(DefinitionKind kind, Collection<String> parts) {
    String sql =
        "SELECT DISTINCT plugin, code, version FROM plugin_definition WHERE kind = :kind"
            + " AND plugin || '/' || code IN (<parts>)";
    return parts.isEmpty()
        ? Map.of()
        : store.read(
            handle ->
                handle
                    .createQuery(sql)
                    .bind("kind", kind.name())
                    .bindList("parts", List.copyOf(Set.copyOf(parts)))
                    .map((row, context) -> partVersion(row))
                    .stream()
                    .collect(
                        Collectors.groupingBy(
                            PartVersion::part,
                            Collectors.mapping(PartVersion::version, Collectors.toList()))));
  }

  private static PartVersion partVersion(java.sql.ResultSet row) throws java.sql.SQLException {
    String part = row.getString("plugin") + "/" + row.getString("code");
    return new PartVersion(part, row.getString("version"));
  }

  private static List<List<PartVersion>> chunks(Collection<PartVersion> all) {
    List<PartVersion> list = List.copyOf(all);
    List<List<PartVersion>> chunks = new ArrayList<>();
    for (int start = 0; start < list.size(); start += CHUNK) {
      chunks.add(list.subList(start, Math.min(start + CHUNK, list.size())));
    }
    return chunks;
  }
}
