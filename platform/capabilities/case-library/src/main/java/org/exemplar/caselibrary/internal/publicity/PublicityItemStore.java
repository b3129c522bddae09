package org.exemplar.caselibrary.internal.publicity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.organizations.ReachStore;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Keyset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** The SQL of items of publicity. */
final class PublicityItemStore {
  private static final String COLUMNS =
      "i.id, i.subject, i.channel, i.organization, i.title, i.outlet, i.url, i.planned_on,"
          + " i.published_on, i.state, i.plan, i.plan_node, i.version, i.updated_at";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM publicity_item i";
  private static final String PUBLISHED = "published";

  private PublicityItemStore() {}

  /** Those that are published, and others of organisations within a reach. */
  static Map<String, PublicityItem> byKeys(Handle handle, Collection<String> keys, Reach writable) {
    Map<String, PublicityItem> found = new LinkedHashMap<>();
    if (!keys.isEmpty()) {
      String sql = SELECT + " WHERE i.id IN (<keys>) AND " + visible("i", writable);
      bound(handle.createQuery(sql), writable)
          .bindList("keys", List.copyOf(keys))
          .map((row, context) -> item(row))
          .forEach(item -> found.put(item.key(), item));
    }
    return found;
  }

  /** At most one more than the page asks for, as {@link PageRequest#page} takes them. */
  static List<PublicityItem> page(Handle handle, ItemFilter filter, PageRequest page) {
    Keyset keyset = Keyset.ofTexts(page, "i.id").fromTheGreatest();
    String sql = SELECT + where(filter) + keyset.bounds() + keyset.orderAndLimit();
    return keyset
        .bind(filtered(handle.createQuery(sql), filter))
        .map((row, context) -> item(row))
        .list();
  }

  static int count(Handle handle, ItemFilter filter) {
    String sql = "SELECT COUNT(*) FROM publicity_item i" + where(filter);
    return filtered(handle.createQuery(sql), filter).mapTo(Integer.class).one();
  }

  /** Of each subject as many as {@link #page} finds; both engines read no more of the index. */
  static Map<GlobalId, List<PublicityItem>> ofSubjects(
      Handle handle, Collection<GlobalId> subjects, Reach writable, PageRequest page) {
    Keyset keyset = Keyset.ofTexts(page, "j.id").fromTheGreatest();
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM (SELECT DISTINCT subject FROM publicity_item WHERE subject IN (<subjects>))"
            + " about JOIN publicity_item i ON i.id IN (SELECT j.id FROM publicity_item j"
            + " WHERE j.subject = about.subject AND "
            + visible("j", writable)
            + keyset.bounds()
            + keyset.orderAndLimit()
            + ") ORDER BY "
            + Keyset.ofTexts(page, "i.id").fromTheGreatest().order();
    Map<GlobalId, List<PublicityItem>> found = new HashMap<>();
    keyset
        .bind(bound(handle.createQuery(sql), writable))
        .bindList("subjects", subjects.stream().map(PublicityItemStore::text).toList())
        .map((row, context) -> item(row))
        .forEach(
            item ->
                found.computeIfAbsent(item.said().subject(), any -> new ArrayList<>()).add(item));
    return found;
  }

  /** How many there are of each subject; without those that have none. */
  static Map<GlobalId, Integer> counts(
      Handle handle, Collection<GlobalId> subjects, Reach writable) {
    String sql =
        "SELECT i.subject, COUNT(*) FROM publicity_item i WHERE i.subject IN (<subjects>) AND "
            + visible("i", writable)
            + " GROUP BY i.subject";
    Map<GlobalId, Integer> counts = new HashMap<>();
    bound(handle.createQuery(sql), writable)
        .bindList("subjects", subjects.stream().map(PublicityItemStore::text).toList())
        .map((row, context) -> Map.entry(subject(row.getString(1)), row.getInt(2)))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  static void insert(Handle handle, PublicityItem item) {
    bound(
            handle.createUpdate(
                "INSERT INTO publicity_item (id, subject, channel, organization, title, outlet,"
                    + " url, planned_on, published_on, state, plan, plan_node, version,"
                    + " updated_at) VALUES (:id, :subject, :channel, :organization, :title,"
                    + " :outlet, :url, :plannedOn, :publishedOn, :state, :plan, :planNode,"
                    + " :version, :updatedAt)"),
            item)
        .bind("organization", item.said().organizationCode())
        .execute();
  }

  static void update(Handle handle, PublicityItem item) {
    bound(
            handle.createUpdate(
                "UPDATE publicity_item SET subject = :subject, channel = :channel,"
                    + " title = :title, outlet = :outlet, url = :url, planned_on = :plannedOn,"
                    + " published_on = :publishedOn, state = :state, plan = :plan,"
                    + " plan_node = :planNode, version = :version, updated_at = :updatedAt"
                    + " WHERE id = :id"),
            item)
        .execute();
  }

  private static Update bound(Update update, PublicityItem item) {
    ItemDraft said = item.said();
    return update
        .bind("id", item.key())
        .bind("subject", text(said.subject()))
        .bind("channel", said.channelCode())
        .bind("title", said.title())
        .bind("outlet", said.where().orElse(null))
        .bind("url", said.url().orElse(null))
        .bind("plannedOn", said.plannedOn().orElse(null))
        .bind("publishedOn", said.publishedOn().orElse(null))
        .bind("state", item.state().name())
        .bind("plan", said.planKey().orElse(null))
        .bind("planNode", said.planNode().orElse(null))
        .bind("version", item.version())
        .bind("updatedAt", item.updatedAt());
  }

  private static String visible(String table, Reach writable) {
    return writable.isNothing()
        ? table + ".state = :" + PUBLISHED
        : "("
            + table
            + ".state = :"
            + PUBLISHED
            + " OR "
            + new ReachStore(writable).conditionOfEach(table + ".organization")
            + ")";
  }

  private static <S extends SqlStatement<S>> S bound(S statement, Reach writable) {
    return new ReachStore(writable).bind(statement).bind(PUBLISHED, ItemState.PUBLISHED.name());
  }

  private static String where(ItemFilter filter) {
    StringBuilder sql = new StringBuilder(" WHERE ").append(visible("i", filter.writable()));
    filter.subject().ifPresent(of -> sql.append(" AND i.subject = :subject"));
    filter.channel().ifPresent(of -> sql.append(" AND i.channel = :channel"));
    if (!filter.kinds().isEmpty()) {
      sql.append(" AND i.channel IN (SELECT code FROM publicity_channel WHERE kind IN (<kinds>))");
    }
    filter
        .organization()
        .ifPresent(
            code ->
                sql.append(" AND ")
                    .append(
                        filter.below()
                            ? below(code).condition("i.organization")
                            : "i.organization = :organization"));
    if (!filter.states().isEmpty()) {
      sql.append(" AND i.state IN (<states>)");
    }
    filter
        .from()
        .ifPresent(day -> sql.append(" AND COALESCE(i.published_on, i.planned_on) >= :from"));
    filter
        .until()
        .ifPresent(day -> sql.append(" AND COALESCE(i.published_on, i.planned_on) <= :until"));
    return sql.toString();
  }

  private static <S extends SqlStatement<S>> S filtered(S statement, ItemFilter filter) {
    bound(statement, filter.writable());
    filter.subject().ifPresent(of -> statement.bind("subject", text(of)));
    filter.channel().ifPresent(code -> statement.bind("channel", code));
    if (!filter.kinds().isEmpty()) {
      statement.bindList("kinds", filter.kinds().stream().map(Enum::name).toList());
    }
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
    if (!filter.states().isEmpty()) {
      statement.bindList("states", filter.states().stream().map(Enum::name).toList());
    }
    filter.from().ifPresent(day -> statement.bind("from", day));
    filter.until().ifPresent(day -> statement.bind("until", day));
    return statement;
  }

  private static ReachStore below(String code) {
    return new ReachStore(Reach.within(code), "below");
  }

  private static String text(GlobalId subject) {
    return subject.type() + ":" + subject.key();
  }

  private static GlobalId subject(String text) {
    int colon = text.indexOf(':');
    return new GlobalId(text.substring(0, colon), text.substring(colon + 1));
  }

  private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(LocalDate::parse);
  }

  private static PublicityItem item(ResultSet row) throws SQLException {
    return new PublicityItem(
        row.getString("id"),
        new ItemDraft(
            subject(row.getString("subject")),
            row.getString("channel"),
            row.getString("organization"),
            row.getString("title"),
            Optional.ofNullable(row.getString("outlet")),
            Optional.ofNullable(row.getString("url")),
            day(row, "planned_on"),
            day(row, "published_on"),
            Optional.ofNullable(row.getString("plan")),
            Optional.ofNullable(row.getString("plan_node"))),
        ItemState.valueOf(row.getString("state")),
        row.getInt("version"),
        Instant.parse(row.getString("updated_at")));
  }
}
