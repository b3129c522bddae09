package org.exemplar.caselibrary.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Keyset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The SQL of rounds of selection. */
final class CaseSelectionStore {
  /** Which rounds; all that is given must hold. */
  record Filter(Optional<String> body, Optional<String> level, Optional<String> state) {
    String condition() {
      StringBuilder sql = new StringBuilder("WHERE 1 = 1");
      body.ifPresent(any -> sql.append(" AND body_code = :body"));
      level.ifPresent(any -> sql.append(" AND level = :level"));
      state.ifPresent(any -> sql.append(" AND state = :state"));
      return sql.toString();
    }

    <S extends SqlStatement<S>> S bind(S statement) {
      body.ifPresent(value -> statement.bind("body", value));
      level.ifPresent(value -> statement.bind("level", value));
      state.ifPresent(value -> statement.bind("state", value));
      return statement;
    }
  }

  /** A round that took a case. */
  record Selected(CaseSelection selection, Instant at, int rank) {}

  private CaseSelectionStore() {}

  static Map<String, CaseSelection> byCodes(Handle handle, Collection<String> codes) {
    Map<String, CaseSelection> found = new LinkedHashMap<>();
    if (!codes.isEmpty()) {
      handle
          .createQuery("SELECT * FROM case_selection WHERE code IN (<codes>)")
          .bindList("codes", List.copyOf(codes))
          .map((row, context) -> selection(row))
          .forEach(one -> found.put(one.code(), one));
    }
    return found;
  }

  /** At most one more than the page asks for, by code. */
  static List<CaseSelection> page(Handle handle, Filter filter, PageRequest page) {
    Keyset keyset = Keyset.ofTexts(page, "code");
    String sql =
        "SELECT * FROM case_selection "
            + filter.condition()
            + keyset.bounds()
            + keyset.orderAndLimit();
    return keyset
        .bind(filter.bind(handle.createQuery(sql)))
        .map((row, context) -> selection(row))
        .list();
  }

  static int count(Handle handle, Filter filter) {
    String sql = "SELECT count(*) FROM case_selection " + filter.condition();
    return filter.bind(handle.createQuery(sql)).mapTo(Integer.class).one();
  }

  static void insert(Handle handle, CaseSelection selection) {
    bind(
            handle.createUpdate(
                "INSERT INTO case_selection (code, title, level, body_code, body_name,"
                    + " authenticity, novelty, effect, typicality, places, minimum_reviews,"
                    + " opens_on, closes_on, state, decided_at, version) VALUES (:code, :title,"
                    + " :level, :bodyCode, :bodyName, :authenticity, :novelty, :effect,"
                    + " :typicality, :places, :minimumReviews, :opensOn, :closesOn, :state,"
                    + " :decidedAt, :version)"),
            selection)
        .bind("title", selection.title())
        .bind("level", selection.level().name())
        .bind("bodyCode", selection.bodyCode())
        .bind("bodyName", selection.bodyName())
        .bind("authenticity", selection.weights().authenticity())
        .bind("novelty", selection.weights().novelty())
        .bind("effect", selection.weights().effect())
        .bind("typicality", selection.weights().typicality())
        .bind("places", selection.places())
        .bind("minimumReviews", selection.minimumReviews())
        .bind("opensOn", selection.opensOn())
        .bind("closesOn", selection.closesOn())
        .execute();
  }

  /** Writes how far it has come, which is all that changes. */
  static void update(Handle handle, CaseSelection selection) {
    bind(
            handle.createUpdate(
                "UPDATE case_selection SET state = :state, decided_at = :decidedAt,"
                    + " version = :version WHERE code = :code"),
            selection)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, CaseSelection selection) {
    return statement
        .bind("code", selection.code())
        .bind("state", selection.state().name())
        .bind("decidedAt", selection.decidedAt().orElse(null))
        .bind("version", selection.version());
  }

  static void enter(Handle handle, String selection, String caseKey) {
    handle
        .createUpdate(
            "INSERT INTO case_selection_entry (selection_code, case_key) VALUES (:code, :key)")
        .bind("code", selection)
        .bind("key", caseKey)
        .execute();
  }

  /** Codes of rounds that are not decided, by the key of a case that is in one. */
  static Map<String, String> undecided(Handle handle, Collection<String> keys) {
    Map<String, String> found = new LinkedHashMap<>();
    if (!keys.isEmpty()) {
      handle
          .createQuery(
              "SELECT e.case_key, e.selection_code FROM case_selection_entry e JOIN case_selection"
                  + " s ON s.code = e.selection_code WHERE s.state <> 'DECIDED' AND e.case_key IN"
                  + " (<keys>)")
          .bindList("keys", List.copyOf(keys))
          .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    return found;
  }

  static void decided(Handle handle, String selection, CaseRanking.Ranked result) {
    handle
        .createUpdate(
            "UPDATE case_selection_entry SET total = :total, reviews = :reviews,"
                + " place_rank = :rank, tied = :tied, selected = :selected"
                + " WHERE selection_code = :code AND case_key = :key")
        .bind("total", result.mean().total())
        .bind("reviews", result.mean().count())
        .bind("rank", result.rank())
        .bind("tied", result.tied() ? 1 : 0)
        .bind("selected", result.selected() ? 1 : 0)
        .bind("code", selection)
        .bind("key", result.key())
        .execute();
  }

  static void selected(Handle handle, String selection, String caseKey, Instant at, int rank) {
    handle
        .createUpdate(
            "INSERT INTO case_selected (case_key, selection_code, decided_at, place_rank) VALUES"
                + " (:key, :code, :at, :rank)")
        .bind("key", caseKey)
        .bind("code", selection)
        .bind("at", at)
        .bind("rank", rank)
        .execute();
  }

  /** What a case was selected for is void. */
  static void unselect(Handle handle, String caseKey) {
    handle
        .createUpdate("DELETE FROM case_selected WHERE case_key = :key")
        .bind("key", caseKey)
        .execute();
  }

  /** Which rounds took cases, by key of the case, the lowest level first. */
  static Map<String, List<Selected>> selectedAt(Handle handle, Collection<String> keys) {
    Map<String, List<Selected>> found = new LinkedHashMap<>();
    if (!keys.isEmpty()) {
      handle
          .createQuery(
              "SELECT c.case_key AS chosen, c.decided_at AS chosen_at, c.place_rank AS chosen_rank,"
                  + " s.* FROM case_selected c JOIN case_selection s ON s.code = c.selection_code"
                  + " WHERE c.case_key IN (<keys>) ORDER BY c.case_key, c.decided_at, s.code")
          .bindList("keys", List.copyOf(keys))
          .map(
              (row, context) ->
                  Map.entry(
                      row.getString("chosen"),
                      new Selected(
                          selection(row),
                          Instant.parse(row.getString("chosen_at")),
                          row.getInt("chosen_rank"))))
          .forEach(one -> add(found, one.getKey(), one.getValue()));
    }
    found
        .values()
        .forEach(
            taken ->
                taken.sort(
                    Comparator.comparing((Selected one) -> one.selection().level())
                        .reversed()
                        .thenComparing(Selected::at)));
    return found;
  }

  static void assign(Handle handle, String selection, String caseKey, String account) {
    handle
        .createUpdate(
            "INSERT INTO case_reviewer (selection_code, case_key, account) VALUES (:code, :key,"
                + " :account)")
        .bind("code", selection)
        .bind("key", caseKey)
        .bind("account", account)
        .execute();
  }

  /** Writes a review in the place of the one that the same account has given before. */
  static void review(Handle handle, String selection, String caseKey, CaseReview review) {
    handle
        .createUpdate(
            "DELETE FROM case_review WHERE selection_code = :code AND case_key = :key AND account ="
                + " :account")
        .bind("code", selection)
        .bind("key", caseKey)
        .bind("account", review.account())
        .execute();
    handle
        .createUpdate(
            "INSERT INTO case_review (selection_code, case_key, account, authenticity, novelty,"
                + " effect, typicality, comment, reviewed_at) VALUES (:code, :key, :account,"
                + " :authenticity, :novelty, :effect, :typicality, :comment, :at)")
        .bind("code", selection)
        .bind("key", caseKey)
        .bind("account", review.account())
        .bind("authenticity", review.points().authenticity())
        .bind("novelty", review.points().novelty())
        .bind("effect", review.points().effect())
        .bind("typicality", review.points().typicality())
        .bind("comment", review.comment().orElse(null))
        .bind("at", review.reviewedAt())
        .execute();
  }

  /** Entries of rounds, by the order of their cases' keys. */
  static List<CaseEntry> entriesOf(Handle handle, Collection<String> selections) {
    return entries(handle, "selection_code", selections);
  }

  /** Entries of cases, in whichever rounds. */
  static List<CaseEntry> entriesOfCases(Handle handle, Collection<String> keys) {
    return entries(handle, "case_key", keys);
  }

  /** An entry is told by its round and its case. */
  private record Place(String selection, String caseKey) {
    static Place of(ResultSet row) throws SQLException {
      return new Place(row.getString("selection_code"), row.getString("case_key"));
    }
  }

  private static List<CaseEntry> entries(Handle handle, String column, Collection<String> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    String which = " WHERE " + column + " IN (<values>) ORDER BY selection_code, case_key";
    Map<Place, List<String>> reviewers = new LinkedHashMap<>();
    handle
        .createQuery("SELECT * FROM case_reviewer" + which + ", account")
        .bindList("values", List.copyOf(values))
        .map((row, context) -> Map.entry(Place.of(row), row.getString("account")))
        .forEach(one -> add(reviewers, one.getKey(), one.getValue()));
    Map<Place, List<CaseReview>> reviews = new LinkedHashMap<>();
    handle
        .createQuery("SELECT * FROM case_review" + which + ", account")
        .bindList("values", List.copyOf(values))
        .map((row, context) -> Map.entry(Place.of(row), review(row)))
        .forEach(one -> add(reviews, one.getKey(), one.getValue()));
    return handle
        .createQuery("SELECT * FROM case_selection_entry" + which)
        .bindList("values", List.copyOf(values))
        .map(
            (row, context) -> {
              Place place = Place.of(row);
              return new CaseEntry(
                  place.selection(),
                  place.caseKey(),
                  reviewers.getOrDefault(place, List.of()),
                  reviews.getOrDefault(place, List.of()),
                  result(row));
            })
        .list();
  }

  private static <K, V> void add(Map<K, List<V>> lists, K key, V value) {
    lists.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
  }

  private static Optional<CaseRanking.Ranked> result(ResultSet row) throws SQLException {
    int rank = row.getInt("place_rank");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new CaseRanking.Ranked(
                row.getString("case_key"),
                new ExactMean(row.getLong("total"), row.getInt("reviews")),
                rank,
                row.getInt("tied") == 1,
                row.getInt("selected") == 1));
  }

  private static CaseReview review(ResultSet row) throws SQLException {
    return new CaseReview(
        row.getString("account"),
        scores(row),
        Optional.ofNullable(row.getString("comment")),
        Instant.parse(row.getString("reviewed_at")));
  }

  private static CaseScores scores(ResultSet row) throws SQLException {
    return new CaseScores(
        row.getInt("authenticity"),
        row.getInt("novelty"),
        row.getInt("effect"),
        row.getInt("typicality"));
  }

  private static CaseSelection selection(ResultSet row) throws SQLException {
    return new CaseSelection(
        row.getString("code"),
        row.getString("title"),
        OrganizationLevel.valueOf(row.getString("level")),
        row.getString("body_code"),
        row.getString("body_name"),
        scores(row),
        row.getInt("places"),
        row.getInt("minimum_reviews"),
        LocalDate.parse(row.getString("opens_on")),
        LocalDate.parse(row.getString("closes_on")),
        CaseSelectionState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("decided_at")).map(Instant::parse),
        row.getInt("version"));
  }
}
