package org.exemplar.organizations.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.exemplar.store.Keyset;
import org.jdbi.v3.core.statement.Query;

/** A filter as SQL. What is below an organisation is read along its paths, in order. */
final class StoreConditions {
  private final StringJoiner conditions =
      new StringJoiner(" AND ", " WHERE ", "").setEmptyValue("");
  private final Map<String, String> values = new LinkedHashMap<>();
  private final boolean within;

  StoreConditions(OrganizationFilter filter) {
    within = filter.within().isPresent();
    filter.within().ifPresent(code -> add("p.ancestor = :within", "within", code));
    equal("parent", filter.parent());
    equal("type", filter.type());
    equal("sector", filter.sector());
    equal("level", filter.level());
    equal("sector_authority", filter.sectorAuthority());
    filter.top().ifPresent(top -> conditions.add("o.parent IS " + (top ? "NULL" : "NOT NULL")));
    filter
        .nameContains()
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> add("o.name LIKE :name ESCAPE '!'", "name", "%" + escaped(text) + "%"));
  }

  void between(Keyset bounds) {
    bounds.conditions().forEach(conditions::add);
  }

  String key() {
    return within ? "p.descendant" : "o.code";
  }

  String from() {
    String tables =
        within
            ? " FROM organization_path p JOIN organization o ON o.code = p.descendant"
            : " FROM organization o";
    return tables + conditions;
  }

  Query bind(Query query) {
    values.forEach(query::bind);
    return query;
  }

  private void equal(String column, Optional<String> value) {
    value.ifPresent(text -> add("o." + column + " = :" + column, column, text));
  }

  private void add(String condition, String name, String value) {
    conditions.add(condition);
    values.put(name, value);
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
