package org.exemplar.caselibrary.internal.publicity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.organizations.ReachStore;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Keyset;
import org.exemplar.store.Migrations;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** The SQL of channels. */
final class PublicityChannelStore {
  static final Migrations MIGRATIONS =
      Migrations.beside(
          PublicityChannelStore.class,
          "publicity",
          "V10__publicity.sql",
          "V11__publicity_channels.sql");

  private static final String SELECT =
      "SELECT code, name_zh, name_en, kind, organization, active, version FROM publicity_channel";

  private PublicityChannelStore() {}

  static Map<String, PublicityChannel> byCodes(Handle handle, Collection<String> codes) {
    Map<String, PublicityChannel> found = new LinkedHashMap<>();
    if (!codes.isEmpty()) {
      handle
          .createQuery(SELECT + " WHERE code IN (<codes>)")
          .bindList("codes", List.copyOf(codes))
          .map((row, context) -> channel(row))
          .forEach(channel -> found.put(channel.code(), channel));
    }
    return found;
  }

  /** At most one more than the page asks for, by code, as {@link PageRequest#page} takes them. */
  static List<PublicityChannel> page(Handle handle, ChannelFilter filter, PageRequest page) {
    Keyset keyset = Keyset.ofTexts(page, "code");
    String sql = SELECT + where(filter) + keyset.bounds() + keyset.orderAndLimit();
    return keyset
        .bind(filtered(handle.createQuery(sql), filter))
        .map((row, context) -> channel(row))
        .list();
  }

  static int count(Handle handle, ChannelFilter filter) {
    String sql = "SELECT COUNT(*) FROM publicity_channel" + where(filter);
    return filtered(handle.createQuery(sql), filter).mapTo(Integer.class).one();
  }

  static void insert(Handle handle, PublicityChannel channel) {
    bound(
            handle.createUpdate(
                "INSERT INTO publicity_channel (code, name_zh, name_en, kind, organization,"
                    + " active, version) VALUES (:code, :nameZh, :nameEn, :kind, :organization,"
                    + " :active, :version)"),
            channel)
        .bind("organization", channel.organizationCode().orElse(null))
        .execute();
  }

  /** Writes all but where it belongs, which stays. */
  static void update(Handle handle, PublicityChannel channel) {
    bound(
            handle.createUpdate(
                "UPDATE publicity_channel SET name_zh = :nameZh, name_en = :nameEn, kind = :kind,"
                    + " active = :active, version = :version WHERE code = :code"),
            channel)
        .execute();
  }

  private static Update bound(Update update, PublicityChannel channel) {
    return update
        .bind("code", channel.code())
        .bind("nameZh", channel.name().zh())
        .bind("nameEn", channel.name().en())
        .bind("kind", channel.kind().name())
        .bind("active", channel.active())
        .bind("version", channel.version());
  }

  private static String where(ChannelFilter filter) {
    StringBuilder sql = new StringBuilder(" WHERE 1 = 1");
    if (!filter.kinds().isEmpty()) {
      sql.append(" AND kind IN (<kinds>)");
    }
    filter
        .usableBy()
        .ifPresent(
            code ->
                sql.append(" AND (organization IS NULL OR ")
                    .append(user(code).conditionOfThoseAbove("organization"))
                    .append(')'));
    filter.active().ifPresent(active -> sql.append(" AND active = :active"));
    return sql.toString();
  }

  private static <S extends SqlStatement<S>> S filtered(S statement, ChannelFilter filter) {
    if (!filter.kinds().isEmpty()) {
      statement.bindList("kinds", filter.kinds().stream().map(Enum::name).toList());
    }
    filter.usableBy().ifPresent(code -> user(code).bind(statement));
    filter.active().ifPresent(active -> statement.bind("active", active));
    return statement;
  }

  private static ReachStore user(String code) {
    return new ReachStore(Reach.within(code), "user");
  }

  private static PublicityChannel channel(ResultSet row) throws SQLException {
    return new PublicityChannel(
        row.getString("code"),
        new LocalizedText(row.getString("name_zh"), row.getString("name_en")),
        ChannelKind.valueOf(row.getString("kind")),
        Optional.ofNullable(row.getString("organization")),
        row.getBoolean("active"),
        row.getInt("version"));
  }
}
