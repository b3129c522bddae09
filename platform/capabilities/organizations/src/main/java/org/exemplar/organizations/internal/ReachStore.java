package org.exemplar.organizations.internal;

import java.util.List;
import org.exemplar.spi.identity.Reach;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The condition in SQL that an organisation lies within a reach: on the territorial line at or
 * below one of its organisations, or with a sector authority at or below one of those.
 */
record ReachStore(Reach reach) {
  /**
   * The condition where rows are looked through: the engine may begin with what lies within.
   *
   * @param column where the organisation's code stands
   */
  String condition(String column) {
    return either(
        column
            + " IN (SELECT reach.descendant FROM organization_path reach"
            + " WHERE reach.ancestor IN (<reachTerritorial>))",
        column
            + " IN (SELECT reached.code FROM organization reached"
            + " JOIN organization_path reach ON reach.descendant = reached.sector_authority"
            + " WHERE reach.ancestor IN (<reachSector>))");
  }

  /**
   * The condition where rows are named already: each is looked up by itself, however many lie
   * within.
   *
   * @param column where the organisation's code stands, with its table
   */
  String conditionOfEach(String column) {
    return either(
        "EXISTS (SELECT 1 FROM organization_path reach WHERE reach.descendant = "
            + column
            + " AND reach.ancestor IN (<reachTerritorial>))",
        "EXISTS (SELECT 1 FROM organization reached"
            + " JOIN organization_path reach ON reach.descendant = reached.sector_authority"
            + " WHERE reached.code = "
            + column
            + " AND reach.ancestor IN (<reachSector>))");
  }

  private String either(String territorial, String sector) {
    if (reach.everywhere()) {
      return "1 = 1";
    }
    if (reach.isNothing()) {
      return "1 = 0";
    }
    if (reach.territorial().isEmpty()) {
      return sector;
    }
    return reach.sector().isEmpty() ? territorial : "(" + territorial + " OR " + sector + ")";
  }

  /** Binds what the condition needs. */
  <T extends SqlStatement<T>> T bind(T statement) {
    if (!reach.everywhere() && !reach.territorial().isEmpty()) {
      statement.bindList("reachTerritorial", List.copyOf(reach.territorial()));
    }
    if (!reach.everywhere() && !reach.sector().isEmpty()) {
      statement.bindList("reachSector", List.copyOf(reach.sector()));
    }
    return statement;
  }
}
