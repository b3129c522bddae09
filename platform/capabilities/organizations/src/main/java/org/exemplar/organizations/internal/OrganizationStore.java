package org.exemplar.organizations.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.OrganizationAttribute;
import org.exemplar.organizations.ReachStore;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.JsonText;
import org.exemplar.store.Keyset;
import org.exemplar.store.StoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The SQL of organisations. */
final class OrganizationStore {
  private static final int CHUNK = 500;
  private static final int BATCH = 1_000;
  private static final String COLUMNS =
      "o.code, o.name, o.level, o.sector, o.type, o.type_given, o.attributes, o.parent,"
          + " o.sector_authority, o.version, o.updated_at";

  /** Organisations by code; codes that nobody has are left out. */
  Map<String, Organization> find(Handle handle, Collection<String> codes) {
    Map<String, Organization> found = new LinkedHashMap<>();
    String sql = "SELECT " + COLUMNS + " FROM organization o WHERE o.code IN (<codes>)";
    inChunks(
        handle,
        sql,
        codes,
        (query, chunk) ->
            query
                .map((row, context) -> organization(row))
                .forEach(organization -> found.put(organization.code(), organization)));
    return found;
  }

  /** At most one more than the page asks for, by code, as {@link PageRequest#page} takes them. */
  List<Organization> page(Handle handle, OrganizationFilter filter, PageRequest page) {
    StoreConditions where = new StoreConditions(filter);
    Keyset keyset = Keyset.ofTexts(page, where.key());
    where.between(keyset);
    String sql = "SELECT " + COLUMNS + where.from() + keyset.orderAndLimit();
    return keyset
        .bind(where.bind(handle.createQuery(sql)))
        .map((row, context) -> organization(row))
        .list();
  }

  int count(Handle handle, OrganizationFilter filter) {
    StoreConditions where = new StoreConditions(filter);
    return where
        .bind(handle.createQuery("SELECT COUNT(*)" + where.from()))
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Of each parent as many children as {@link #page} finds organisations, by code. Both engines
   * read no more of the index than that, however many children there are; a window function would
   * rank them all.
   */
  Map<String, List<Organization>> children(
      Handle handle, Collection<String> parents, PageRequest page) {
    Keyset keyset = Keyset.ofTexts(page, "child.code");
    Map<String, List<Organization>> found = new LinkedHashMap<>();
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM organization above JOIN organization o ON o.code IN (SELECT child.code"
            + " FROM organization child WHERE child.parent = above.code"
            + keyset.bounds()
            + keyset.orderAndLimit()
            + ") WHERE above.code IN (<codes>) ORDER BY "
            + Keyset.ofTexts(page, "o.code").order();
    inChunks(
        handle,
        sql,
        parents,
        (query, chunk) ->
            keyset
                .bind(query)
                .map((row, context) -> organization(row))
                .forEach(
                    child ->
                        found
                            .computeIfAbsent(
                                child.parentCode().orElseThrow(), parent -> new ArrayList<>())
                            .add(child)));
    return found;
  }

  /** How many children each parent has; without those that have none. */
  Map<String, Integer> childCounts(Handle handle, Collection<String> parents) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    String sql =
        "SELECT parent, COUNT(*) AS children FROM organization WHERE parent IN (<codes>)"
            + " GROUP BY parent";
    inChunks(
        handle,
        sql,
        parents,
        (query, chunk) ->
            query
                .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
    return counts;
  }

  /** How many organisations have each type, by qualified code; without those that nobody has. */
  Map<String, Long> countsByType(Handle handle, Collection<String> types) {
    Map<String, Long> counts = new TreeMap<>();
    String sql = "SELECT type, COUNT(*) FROM organization WHERE type IN (<codes>) GROUP BY type";
    inChunks(
        handle,
        sql,
        types,
        (query, chunk) ->
            query
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
    return counts;
  }

  /** The ancestors of each organisation, from the top down to the direct superior. */
  Map<String, List<Organization>> ancestors(Handle handle, Collection<String> codes) {
    Map<String, List<String>> above = new LinkedHashMap<>();
    String sql =
        "SELECT descendant, ancestor FROM organization_path"
            + " WHERE descendant IN (<codes>) AND distance > 0 ORDER BY descendant, distance DESC";
    inChunks(
        handle,
        sql,
        codes,
        (query, chunk) ->
            query
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(
                    entry ->
                        above
                            .computeIfAbsent(entry.getKey(), code -> new ArrayList<>())
                            .add(entry.getValue())));
    Set<String> wanted = new LinkedHashSet<>();
    above.values().forEach(wanted::addAll);
    Map<String, Organization> organizations = find(handle, wanted);
    Map<String, List<Organization>> found = new LinkedHashMap<>();
    above.forEach(
        (code, line) ->
            found.put(
                code,
                line.stream()
                    .flatMap(at -> Optional.ofNullable(organizations.get(at)).stream())
                    .toList()));
    return found;
  }

  /** How high each organisation stands and who stands directly above it. */
  Map<String, Standing> standings(Handle handle, Collection<String> codes) {
    return standings(handle, "code", codes);
  }

  /** The same of those directly below the organisations on the territorial line. */
  Map<String, Standing> inferiors(Handle handle, Collection<String> codes) {
    return standings(handle, "parent", codes);
  }

  private static Map<String, Standing> standings(
      Handle handle, String column, Collection<String> codes) {
    Map<String, Standing> found = new LinkedHashMap<>();
    String sql =
        "SELECT code, level, parent, sector_authority FROM organization WHERE %s IN (<codes>)"
            .formatted(column);
    inChunks(
        handle,
        sql,
        codes,
        (query, chunk) ->
            query
                .map((row, context) -> Map.entry(row.getString(1), standing(row)))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue())));
    return found;
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        OrganizationLevel.valueOf(row.getString(2)),
        Optional.ofNullable(row.getString(3)),
        Optional.ofNullable(row.getString(4)));
  }

  /** Which of some organisations stand above each, and how far; each is at 0 above itself. */
  Map<String, Position> positions(
      Handle handle, Collection<String> codes, Collection<String> roots) {
    Map<String, Map<String, Integer>> above = new LinkedHashMap<>();
    String sql =
        "SELECT descendant, ancestor, distance FROM organization_path"
            + " WHERE descendant IN (<codes>) AND ancestor IN (<roots>)";
    inChunks(
        handle,
        sql,
        codes,
        (query, chunk) ->
            query
                .bindList("roots", List.copyOf(roots))
                .map(
                    (row, context) ->
                        new Ancestry(row.getString(2), row.getString(1), row.getInt(3)))
                .forEach(
                    one ->
                        above
                            .computeIfAbsent(one.descendant(), code -> new LinkedHashMap<>())
                            .put(one.ancestor(), one.distance())));
    Map<String, Position> positions = new LinkedHashMap<>();
    above.forEach((code, distances) -> positions.put(code, new Position(distances)));
    return positions;
  }

  /** Those of some organisations that lie within a reach. */
  Set<String> reachable(Handle handle, Reach reach, Collection<String> codes) {
    if (reach.everywhere()) {
      return new LinkedHashSet<>(codes);
    }
    ReachStore within = new ReachStore(reach);
    Set<String> found = new LinkedHashSet<>();
    inChunks(
        handle,
        "SELECT o.code FROM organization o WHERE o.code IN (<codes>) AND "
            + within.conditionOfEach("o.code"),
        codes,
        (query, chunk) -> within.bind(query).mapTo(String.class).forEach(found::add));
    return found;
  }

  /** The organisations and all below them. */
  Set<String> within(Handle handle, Collection<String> codes) {
    Set<String> found = new LinkedHashSet<>();
    String sql =
        "SELECT descendant FROM organization_path WHERE ancestor IN (<codes>) ORDER BY descendant";
    inChunks(handle, sql, codes, (query, chunk) -> query.mapTo(String.class).forEach(found::add));
    return found;
  }

  void insert(Handle handle, Collection<Organization> organizations) {
    String sql =
        "INSERT INTO organization (name, level, sector, type, type_given, attributes, parent,"
            + " sector_authority, version, updated_at, code)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    batch(handle, sql, organizations, OrganizationStore::bind);
  }

  void update(Handle handle, Collection<Organization> organizations) {
    String sql =
        "UPDATE organization SET name = ?, level = ?, sector = ?, type = ?, type_given = ?,"
            + " attributes = ?, parent = ?, sector_authority = ?, version = ?, updated_at = ?"
            + " WHERE code = ?";
    batch(handle, sql, organizations, OrganizationStore::bind);
  }

  /** Forgets who stands above those organisations. */
  void forgetAncestry(Handle handle, Collection<String> codes) {
    batch(
        handle,
        "DELETE FROM organization_path WHERE descendant = ?",
        codes,
        (statement, code) -> statement.setString(1, code));
  }

  void insertAncestry(Handle handle, Collection<Ancestry> ancestries) {
    batch(
        handle,
        "INSERT INTO organization_path (ancestor, descendant, distance) VALUES (?, ?, ?)",
        ancestries,
        (statement, ancestry) -> {
          statement.setString(1, ancestry.ancestor());
          statement.setString(2, ancestry.descendant());
          statement.setInt(3, ancestry.distance());
        });
  }

  private static void bind(PreparedStatement statement, Organization organization)
      throws SQLException {
    statement.setString(1, organization.name());
    statement.setString(2, organization.level().name());
    statement.setString(3, organization.sector().orElse(null));
    statement.setString(4, organization.type().orElse(null));
    statement.setBoolean(5, organization.typeGiven());
    statement.setString(6, attributes(organization));
    statement.setString(7, organization.parentCode().orElse(null));
    statement.setString(8, organization.sectorAuthorityCode().orElse(null));
    statement.setInt(9, organization.version());
    statement.setString(10, organization.updatedAt());
    statement.setString(11, organization.code());
  }

  @FunctionalInterface
  private interface Binding<T> {
    void bind(PreparedStatement statement, T value) throws SQLException;
  }

  /** Plain JDBC, because here it counts: a country has two hundred thousand of these rows. */
  private static <T> void batch(
      Handle handle, String sql, Collection<T> values, Binding<T> binding) {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      int waiting = 0;
      for (T value : values) {
        binding.bind(statement, value);
        statement.addBatch();
        if (++waiting == BATCH) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      if (waiting > 0) {
        statement.executeBatch();
      }
    } catch (SQLException broken) {
      throw new StoreException("STORE_UNAVAILABLE", "cannot write organisations", broken);
    }
  }

  private static void inChunks(
      Handle handle, String sql, Collection<String> codes, BiConsumer<Query, List<String>> read) {
    List<String> distinct = List.copyOf(new LinkedHashSet<>(codes));
    for (int start = 0; start < distinct.size(); start += CHUNK) {
      List<String> chunk = distinct.subList(start, Math.min(start + CHUNK, distinct.size()));
      try (Query query = handle.createQuery(sql)) {
        read.accept(query.bindList("codes", chunk), chunk);
      }
    }
  }

  private static String attributes(Organization organization) {
    if (organization.attributes().isEmpty()) {
      return "{}";
    }
    Map<String, String> values = new LinkedHashMap<>();
    organization.attributes().forEach(value -> values.put(value.code(), value.value()));
    return JsonText.of(values);
  }

  private static Organization organization(ResultSet row) throws SQLException {
    return new Organization(
        row.getString("code"),
        row.getString("name"),
        OrganizationLevel.valueOf(row.getString("level")),
        Optional.ofNullable(row.getString("sector")),
        Optional.ofNullable(row.getString("type")),
        row.getBoolean("type_given"),
        attributes(row.getString("attributes")),
        Optional.ofNullable(row.getString("parent")),
        Optional.ofNullable(row.getString("sector_authority")),
        row.getInt("version"),
        row.getString("updated_at"));
  }

  private static List<OrganizationAttribute> attributes(String json) {
    if (json.equals("{}")) {
      return List.of();
    }
    return JsonText.map(json, String.class).entrySet().stream()
        .map(entry -> new OrganizationAttribute(entry.getKey(), entry.getValue()))
        .toList();
  }
}
