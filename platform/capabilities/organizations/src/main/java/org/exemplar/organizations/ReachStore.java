package org.exemplar.organizations;

import java.util.List;
import org.exemplar.spi.identity.Reach;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The condition in SQL that an organisation lies within a reach: on the territorial line at or
 * below one of its organisations, or with a sector authority at or below one of those. Other
 * capabilities use it, too, so that what they keep for organisations is paged by the engine.
 *
 * @param name what the bound values are called, another one for each reach of a statement
 */
public record ReachStore(Reach reach, String name) {
  /** The only reach of a statement. */
  public ReachStore(Reach reach) {
    this(reach, "reach");
  }

  /**
   * The condition where rows are looked through: the engine may begin with what lies within.
   *
   * @param column where the organisation's code stands
   */
  public String condition(String column) {
    return either(
        column
            + " IN (SELECT reach.descendant FROM organization_path reach"
            + " WHERE reach.ancestor IN (<"
            + territorial()
            + ">))",
        column
            + " IN (SELECT reached.code FROM organization reached"
            + " JOIN organization_path reach ON reach.descendant = reached.sector_authority"
            + " WHERE reach.ancestor IN (<"
            + sector()
            + ">))");
  }

  /**
   * The condition where rows are named already: each is looked up by itself, however many lie
   * within.
   *
   * @param column where the organisation's code stands, with its table
   */
  public String conditionOfEach(String column) {
    return either(
        "EXISTS (SELECT 1 FROM organization_path reach WHERE reach.descendant = "
            + column
            + " AND reach.ancestor IN (<"
            + territorial()
            + ">))",
        "EXISTS (SELECT 1 FROM organization reached"
            + " JOIN organization_path reach ON reach.descendant = reached.sector_authority"
            + " WHERE reached.code = "
            + column
            + " AND reach.ancestor IN (<"
            + sector()
            + ">))");
  }

  /**
   * The condition that an organisation stands at or above one of the reach, on the territorial
   * line: what it shares with those below it is theirs, too.
   *
   * @param column where the organisation's code stands
   */
  public String conditionOfThoseAbove(String column) {
    if (reach.everywhere()) {
      return "1 = 1";
    }
    return reach.territorial().isEmpty()
        ? "1 = 0"
        : column
            + " IN (SELECT reach.ancestor FROM organization_path reach"
            + " WHERE reach.descendant IN (<"
            + territorial()
            + ">))";
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
  public <T extends SqlStatement<T>> T bind(T statement) {
    if (!reach.everywhere() && !reach.territorial().isEmpty()) {
      statement.bindList(territorial(), List.copyOf(reach.territorial()));
    }
    if (!reach.everywhere() && !reach.sector().isEmpty()) {
      statement.bindList(sector(), List.copyOf(reach.sector()));
    }
    return statement;
  }

  private String territorial() {
    return name + "Territorial";
  }

  private String sector() {
    return name + "Sector";
  }
}
