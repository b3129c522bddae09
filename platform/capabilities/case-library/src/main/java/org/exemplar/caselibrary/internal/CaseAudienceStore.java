package org.exemplar.caselibrary.internal;

import java.util.List;
import org.exemplar.caselibrary.CaseState;
import org.jdbi.v3.core.statement.SqlStatement;

/** The SQL of who sees which cases. */
final class CaseAudienceStore {
  private CaseAudienceStore() {}

  /**
   * A condition of a query, to stand behind others. It says what is not seen, so that no engine
   * reads a page by states and sorts it instead of reading it in its order.
   */
  static String condition(CaseAudience audience) {
    if (audience.all()) {
      return "";
    }
    StringBuilder sql = new StringBuilder(" AND (state NOT IN (<hidden>)");
    audience.account().ifPresent(any -> sql.append(" OR made_by = :account"));
    if (!audience.organizations().isEmpty()) {
      sql.append(" OR organization_code IN (<within>)");
    }
    return sql.append(')').toString();
  }

  static <S extends SqlStatement<S>> S bind(S statement, CaseAudience audience) {
    if (audience.all()) {
      return statement;
    }
    statement.bindList("hidden", CaseState.HIDDEN.stream().map(Enum::name).toList());
    audience.account().ifPresent(id -> statement.bind("account", id));
    return audience.organizations().isEmpty()
        ? statement
        : statement.bindList("within", List.copyOf(audience.organizations()));
  }
}
