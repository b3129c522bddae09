package org.exemplar.caselibrary.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.exemplar.caselibrary.CaseContent;
import org.exemplar.caselibrary.CaseFilter;
import org.exemplar.caselibrary.CaseStanding;
import org.exemplar.caselibrary.CaseState;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.caselibrary.CaseSummary;
import org.exemplar.caselibrary.CaseWithdrawal;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.JsonText;
import org.exemplar.store.Keyset;
import org.exemplar.store.Migrations;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** The SQL of cases. */
final class CaseStudyStore {
  static final Migrations MIGRATIONS =
      Migrations.beside(
          CaseStudyStore.class,
          "cases",
          "V1__case_studies.sql",
          "V2__case_workflow.sql",
          "V3__case_selections.sql",
          "V4__case_policy_documents.sql");

  private static final String SUMMARY =
      "case_key, title, organization_code, organization_name, sector, organization_type, level,"
          + " place, period, keywords, version, updated_at, state, made_by, published_at,"
          + " withdrawn_for, withdrawn_text, withdrawn_from";
  private static final String COLUMNS =
      SUMMARY + ", background, practice, results, discussion, criteria, facets, appendix";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM case_study ";
  private static final RowMapper<CaseStudy> CASE = (row, context) -> caseStudy(row);

  private CaseStudyStore() {}

  static Map<String, CaseStudy> byKeys(Handle handle, Collection<String> keys) {
    Map<String, CaseStudy> found = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      return found;
    }
    handle
        .createQuery(SELECT + "WHERE case_key IN (<keys>)")
        .bindList("keys", List.copyOf(keys))
        .map(CASE)
        .forEach(study -> found.put(study.key(), study));
    return found;
  }

  /** At most one more than the page asks for, by key, as {@link PageRequest#page} takes them. */
  static List<CaseSummary> page(
      Handle handle, CaseFilter filter, CaseAudience audience, PageRequest page) {
    Keyset keyset = Keyset.ofTexts(page, "case_key");
    String sql =
        "SELECT "
            + SUMMARY
            + " FROM case_study "
            + where(filter, audience)
            + keyset.bounds()
            + keyset.orderAndLimit();
    return keyset
        .bind(filtered(handle.createQuery(sql), filter, audience))
        .map((row, context) -> summary(row))
        .list();
  }

  static int count(Handle handle, CaseFilter filter, CaseAudience audience) {
    String sql = "SELECT count(*) FROM case_study " + where(filter, audience);
    return filtered(handle.createQuery(sql), filter, audience).mapTo(Integer.class).one();
  }

  /** Codes of the organisations of the cases that are not public. */
  static List<String> organizationsOfHidden(Handle handle) {
    return handle
        .createQuery(
            "SELECT DISTINCT organization_code FROM case_study WHERE state IN (<hidden>)"
                + " AND organization_code IS NOT NULL")
        .bindList("hidden", CaseState.HIDDEN.stream().map(Enum::name).toList())
        .mapTo(String.class)
        .list();
  }

  static Map<String, Long> countsBySector(Handle handle, Collection<String> sectors) {
    return counts(handle, "sector", sectors);
  }

  static Map<String, Long> countsByType(Handle handle, Collection<String> types) {
    return counts(handle, "organization_type", types);
  }

  private static Map<String, Long> counts(Handle handle, String column, Collection<String> values) {
    String sql =
        "SELECT %1$s, count(*) FROM case_study WHERE %1$s IN (<values>) GROUP BY %1$s"
            .formatted(column);
    Map<String, Long> counts = new TreeMap<>();
    if (!values.isEmpty()) {
      handle
          .createQuery(sql)
          .bindList("values", List.copyOf(values))
          .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
          .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    }
    return counts;
  }

  static Map<List<String>, Long> countsByCriteria(Handle handle) {
    return handle
        .createQuery(
            "SELECT criteria, count(*) FROM case_study WHERE criteria <> '[]' GROUP BY criteria")
        .map(
            (row, context) ->
                Map.entry(JsonText.list(row.getString(1), String.class), row.getLong(2)))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  static void insert(Handle handle, Collection<CaseStudy> cases) {
    run(
        handle,
        cases,
        "INSERT INTO case_study ("
            + COLUMNS
            + ") VALUES (:key, :title, :organizationCode, :organizationName, :sector,"
            + " :organizationType, :level, :place, :period, :keywords, :version, :updatedAt,"
            + " :state, :madeBy, :publishedAt, :withdrawnFor, :withdrawnText, :withdrawnFrom,"
            + " :background, :practice, :results, :discussion, :criteria, :facets, :appendix)");
  }

  static void update(Handle handle, Collection<CaseStudy> cases) {
    run(
        handle,
        cases,
        "UPDATE case_study SET title = :title, organization_code = :organizationCode,"
            + " organization_name = :organizationName, sector = :sector,"
            + " organization_type = :organizationType, level = :level, place = :place,"
            + " period = :period, background = :background, practice = :practice,"
            + " results = :results, discussion = :discussion, keywords = :keywords,"
            + " criteria = :criteria, facets = :facets, version = :version,"
            + " updated_at = :updatedAt, state = :state, made_by = :madeBy,"
            + " published_at = :publishedAt, withdrawn_for = :withdrawnFor,"
            + " withdrawn_text = :withdrawnText, withdrawn_from = :withdrawnFrom,"
            + " appendix = :appendix WHERE case_key = :key");
  }

  private static void run(Handle handle, Collection<CaseStudy> cases, String sql) {
    if (cases.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch(sql)) {
      cases.forEach(study -> bind(batch, study).add());
      batch.execute();
    }
    CasePolicyStore.keep(handle, cases);
  }

  private static PreparedBatch bind(PreparedBatch batch, CaseStudy study) {
    CaseContent content = study.content();
    CaseStanding standing = study.standing();
    Optional<CaseWithdrawal> withdrawal = standing.withdrawal();
    return batch
        .bind("state", standing.state().name())
        .bind("madeBy", standing.madeBy().orElse(null))
        .bind("publishedAt", standing.publishedAt().orElse(null))
        .bind("withdrawnFor", withdrawal.map(why -> why.reason().name()).orElse(null))
        .bind("withdrawnText", withdrawal.flatMap(CaseWithdrawal::text).orElse(null))
        .bind("withdrawnFrom", withdrawal.map(why -> why.from().name()).orElse(null))
        .bind("appendix", AppendixJson.write(content.appendix()))
        .bind("key", study.key())
        .bind("title", content.title())
        .bind("organizationCode", content.organizationCode().orElse(null))
        .bind("organizationName", study.organizationName().orElse(null))
        .bind("sector", content.sector())
        .bind("organizationType", content.organizationType().orElse(null))
        .bind("level", content.level().map(Enum::name).orElse(null))
        .bind("place", content.place().orElse(null))
        .bind("period", content.period().orElse(null))
        .bind("background", content.background())
        .bind("practice", content.practice())
        .bind("results", content.results())
        .bind("discussion", content.discussion().orElse(null))
        .bind("keywords", JsonText.of(content.keywords()))
        .bind("criteria", JsonText.of(content.criteria()))
        .bind("facets", JsonText.of(content.facets()))
        .bind("version", study.version())
        .bind("updatedAt", study.updatedAt());
  }

  private static String where(CaseFilter filter, CaseAudience audience) {
    StringBuilder sql = new StringBuilder("WHERE 1 = 1");
    filter.sector().ifPresent(sector -> sql.append(" AND sector = :sector"));
    filter.organizationCode().ifPresent(code -> sql.append(" AND organization_code = :code"));
    if (!filter.states().isEmpty()) {
      sql.append(" AND state IN (<states>)");
    }
    filter.policyDocument().ifPresent(key -> sql.append(CasePolicyStore.CONDITION));
    return sql.append(CaseAudienceStore.condition(audience)).toString();
  }

  private static <S extends SqlStatement<S>> S filtered(
      S statement, CaseFilter filter, CaseAudience audience) {
    filter.sector().ifPresent(sector -> statement.bind("sector", sector));
    filter.organizationCode().ifPresent(code -> statement.bind("code", code));
    filter.policyDocument().ifPresent(key -> statement.bind("policyDocument", key));
    if (!filter.states().isEmpty()) {
      statement.bindList("states", filter.states().stream().map(Enum::name).toList());
    }
    return CaseAudienceStore.bind(statement, audience);
  }

  private static CaseStudy caseStudy(ResultSet row) throws SQLException {
    CaseSummary summary = summary(row);
    return new CaseStudy(
        summary.key(),
        content(row, summary),
        summary.organizationName(),
        summary.standing(),
        summary.version(),
        summary.updatedAt());
  }

  private static CaseSummary summary(ResultSet row) throws SQLException {
    return new CaseSummary(
        row.getString("case_key"),
        row.getString("title"),
        optional(row, "organization_code"),
        optional(row, "organization_name"),
        row.getString("sector"),
        optional(row, "organization_type"),
        optional(row, "level").map(OrganizationLevel::valueOf),
        optional(row, "place"),
        optional(row, "period"),
        JsonText.list(row.getString("keywords"), String.class),
        standing(row),
        row.getInt("version"),
        Instant.parse(row.getString("updated_at")));
  }

  private static CaseStanding standing(ResultSet row) throws SQLException {
    Optional<String> text = optional(row, "withdrawn_text");
    Optional<CaseState> from = optional(row, "withdrawn_from").map(CaseState::valueOf);
    return new CaseStanding(
        CaseState.valueOf(row.getString("state")),
        optional(row, "made_by"),
        optional(row, "published_at").map(Instant::parse),
        optional(row, "withdrawn_for")
            .map(CaseWithdrawal.Reason::valueOf)
            .map(reason -> new CaseWithdrawal(reason, text, from.orElseThrow())));
  }

  private static CaseContent content(ResultSet row, CaseSummary summary) throws SQLException {
    return new CaseContent(
        summary.title(),
        summary.organizationCode(),
        summary.sector(),
        summary.organizationType(),
        summary.level(),
        summary.place(),
        summary.period(),
        row.getString("background"),
        row.getString("practice"),
        row.getString("results"),
        optional(row, "discussion"),
        summary.keywords(),
        JsonText.list(row.getString("criteria"), String.class),
        FacetValues.canonical(JsonText.map(row.getString("facets"), Object.class)),
        AppendixJson.read(row.getString("appendix")));
  }

  private static Optional<String> optional(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
