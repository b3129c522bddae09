package org.exemplar.caselibrary.internal.publicity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.organizations.ReachStore;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.JsonText;
import org.exemplar.store.Keyset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** The SQL of plans of publicity. */
final class PublicityPlanStore {
  private static final String SELECT =
      "SELECT id, series, organization, title, programme, supersedes, nodes, state, filed_at,"
          + " version, updated_at FROM publicity_plan";

  private PublicityPlanStore() {}

  /** Those of organisations within a reach. */
  static Map<String, PublicityPlan> byKeys(Handle handle, Collection<String> keys, Reach readable) {
    Map<String, PublicityPlan> found = new LinkedHashMap<>();
    ReachStore within = new ReachStore(readable);
    if (!keys.isEmpty()) {
      within
          .bind(
              handle
                  .createQuery(
                      SELECT
                          + " WHERE id IN (<keys>) AND "
                          + within.conditionOfEach("publicity_plan.organization"))
                  .bindList("keys", List.copyOf(keys)))
          .map((row, context) -> plan(row))
          .forEach(plan -> found.put(plan.key(), plan));
    }
    return found;
  }

  /** At most one more than the page asks for, as {@link PageRequest#page} takes them. */
  static List<PublicityPlan> page(Handle handle, PlanFilter filter, PageRequest page) {
    Keyset keyset = Keyset.ofTexts(page, "id").fromTheGreatest();
    String sql = SELECT + where(filter) + keyset.bounds() + keyset.orderAndLimit();
    return keyset
        .bind(filtered(handle.createQuery(sql), filter))
        .map((row, context) -> plan(row))
        .list();
  }

  static int count(Handle handle, PlanFilter filter) {
    String sql = "SELECT COUNT(*) FROM publicity_plan" + where(filter);
    return filtered(handle.createQuery(sql), filter).mapTo(Integer.class).one();
  }

  /**
   * What was done at a node of a series of plans.
   *
   * @param first when the first item was published
   */
  record Done(int published, int planned, Optional<LocalDate> first) {
    static final Done NOTHING = new Done(0, 0, Optional.empty());

    private Done and(String state, int count, Optional<LocalDate> since) {
      return state.equals(ItemState.PUBLISHED.name())
          ? new Done(published + count, planned, since)
          : new Done(published, planned + count, first);
    }
  }

  private record Group(
      String series, String node, String state, int count, Optional<LocalDate> first) {}

  /** What was done of those series, by series and code of the node. */
  static Map<String, Map<String, Done>> done(Handle handle, Collection<String> series) {
    Map<String, Map<String, Done>> done = new HashMap<>();
    handle
        .createQuery(
            "SELECT p.series, i.plan_node, i.state, COUNT(*), MIN(i.published_on)"
                + " FROM publicity_item i JOIN publicity_plan p ON p.id = i.plan"
                + " WHERE p.series IN (<series>) AND i.plan_node IS NOT NULL"
                + " AND i.state <> :withdrawn GROUP BY p.series, i.plan_node, i.state")
        .bindList("series", List.copyOf(series))
        .bind("withdrawn", ItemState.WITHDRAWN.name())
        .map((row, context) -> group(row))
        .forEach(
            group ->
                done.computeIfAbsent(group.series(), any -> new HashMap<>())
                    .compute(
                        group.node(),
                        (node, soFar) ->
                            (soFar == null ? Done.NOTHING : soFar)
                                .and(group.state(), group.count(), group.first())));
    return done;
  }

  private static Group group(ResultSet row) throws SQLException {
    return new Group(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        Optional.ofNullable(row.getString(5)).map(LocalDate::parse));
  }

  static void insert(Handle handle, PublicityPlan plan) {
    bound(
            handle.createUpdate(
                "INSERT INTO publicity_plan (id, series, organization, title, programme,"
                    + " supersedes, nodes, state, filed_at, version, updated_at) VALUES (:id,"
                    + " :series, :organization, :title, :programme, :supersedes, :nodes, :state,"
                    + " :filedAt, :version, :updatedAt)"),
            plan)
        .bind("organization", plan.organizationCode())
        .execute();
  }

  static void update(Handle handle, PublicityPlan plan) {
    bound(
            handle.createUpdate(
                "UPDATE publicity_plan SET series = :series, title = :title,"
                    + " programme = :programme, supersedes = :supersedes, nodes = :nodes,"
                    + " state = :state, filed_at = :filedAt, version = :version,"
                    + " updated_at = :updatedAt WHERE id = :id"),
            plan)
        .execute();
  }

  private static Update bound(Update update, PublicityPlan plan) {
    return update
        .bind("id", plan.key())
        .bind("series", plan.series())
        .bind("title", plan.title())
        .bind("programme", plan.programme().orElse(null))
        .bind("supersedes", plan.supersededKey().orElse(null))
        .bind("nodes", JsonText.of(plan.nodes().stream().map(PlanNode::told).toList()))
        .bind("state", plan.state().name())
        .bind("filedAt", plan.filedAt().orElse(null))
        .bind("version", plan.version())
        .bind("updatedAt", plan.updatedAt());
  }

  private static String where(PlanFilter filter) {
    StringBuilder sql =
        new StringBuilder(" WHERE ")
            .append(new ReachStore(filter.readable()).condition("organization"));
    filter
        .organization()
        .ifPresent(
            code ->
                sql.append(" AND ")
                    .append(
                        filter.below()
                            ? below(code).condition("organization")
                            : "organization = :organization"));
    filter.programme().ifPresent(code -> sql.append(" AND programme = :programme"));
    if (!filter.states().isEmpty()) {
      sql.append(" AND state IN (<states>)");
    }
    return sql.toString();
  }

  private static <S extends SqlStatement<S>> S filtered(S statement, PlanFilter filter) {
    new ReachStore(filter.readable()).bind(statement);
    filter
        .organization()
        .ifPresent(
            code -> {
              if (filter.below()) {
                below(code).bind(statement);
              } else {
                statement.bind("organization", code);
              }
            });
    filter.programme().ifPresent(code -> statement.bind("programme", code));
    if (!filter.states().isEmpty()) {
      statement.bindList("states", filter.states().stream().map(Enum::name).toList());
    }
    return statement;
  }

  private static ReachStore below(String code) {
    return new ReachStore(Reach.within(code), "below");
  }

  private static PublicityPlan plan(ResultSet row) throws SQLException {
    return new PublicityPlan(
        row.getString("id"),
        row.getString("series"),
        new PlanDraft(
            row.getString("organization"),
            row.getString("title"),
            Optional.ofNullable(row.getString("programme")),
            Optional.ofNullable(row.getString("supersedes")),
            JsonText.list(row.getString("nodes"), Map.class).stream()
                .<PlanNode>map(PlanNode::of)
                .toList()),
        PlanState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("filed_at")).map(Instant::parse),
        row.getInt("version"),
        Instant.parse(row.getString("updated_at")));
  }
}
