package org.exemplar.caselibrary.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.caselibrary.CaseAct;
import org.exemplar.caselibrary.CasePromotionForm;
import org.exemplar.caselibrary.CaseState;
import org.exemplar.caselibrary.CaseTransition;
import org.jdbi.v3.core.Handle;

/** The SQL of the steps that cases have taken. */
final class CaseTransitionStore {
  private CaseTransitionStore() {}

  static void append(Handle handle, String key, CaseTransition step) {
    handle
        .createUpdate(
            "INSERT INTO case_transition (case_key, place, act, from_state, to_state, at,"
                + " organization_code, form, comment) VALUES (:key, (SELECT count(*) + 1 FROM"
                + " case_transition WHERE case_key = :key), :act, :from, :to, :at, :organization,"
                + " :form, :comment)")
        .bind("key", key)
        .bind("act", step.act().name())
        .bind("from", step.from().map(Enum::name).orElse(null))
        .bind("to", step.to().name())
        .bind("at", step.at())
        .bind("organization", step.organizationCode().orElse(null))
        .bind("form", step.form().map(Enum::name).orElse(null))
        .bind("comment", step.comment().orElse(null))
        .execute();
  }

  /** The steps in order, by key of the case. */
  static Map<String, List<CaseTransition>> of(Handle handle, Collection<String> keys) {
    Map<String, List<CaseTransition>> found = new HashMap<>();
    if (!keys.isEmpty()) {
      handle
          .createQuery(
              "SELECT * FROM case_transition WHERE case_key IN (<keys>) ORDER BY case_key, place")
          .bindList("keys", List.copyOf(keys))
          .map((row, context) -> Map.entry(row.getString("case_key"), transition(row)))
          .forEach(
              entry ->
                  found
                      .computeIfAbsent(entry.getKey(), any -> new ArrayList<>())
                      .add(entry.getValue()));
    }
    return found;
  }

  private static CaseTransition transition(ResultSet row) throws SQLException {
    return new CaseTransition(
        CaseAct.valueOf(row.getString("act")),
        optional(row, "from_state").map(CaseState::valueOf),
        CaseState.valueOf(row.getString("to_state")),
        Instant.parse(row.getString("at")),
        optional(row, "organization_code"),
        optional(row, "form").map(CasePromotionForm::valueOf),
        optional(row, "comment"));
  }

  private static Optional<String> optional(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
