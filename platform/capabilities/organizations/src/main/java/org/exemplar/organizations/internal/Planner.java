package org.exemplar.organizations.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.exemplar.organizations.Organization;

/** Checks statements against each other and the store, and says what they would change. */
final class Planner {
  private final Known known;
  private final OrganizationTypes types;
  private final String now;

  Planner(Known known, OrganizationTypes types, Instant now) {
    this.known = known;
    this.types = types;
    this.now = now.toString();
  }

  /**
   * The plan.
   *
   * @param statements of which no two are of the same organisation
   * @param elsewhere codes that stand in the same input but are wrong by themselves, so that nobody
   *     is told that his superior is missing
   */
  Plan plan(List<Statement> statements, Set<String> elsewhere) {
    RowErrors errors = new RowErrors();
    Map<String, Organization> before =
        known.find(statements.stream().map(Statement::code).toList());
    Merge merge = new Merge(types, errors);
    Map<String, Organization> after = new LinkedHashMap<>();
    for (Statement said : statements) {
      Optional<Organization> stored = Optional.ofNullable(before.get(said.code()));
      after.put(said.code(), merge.merge(said, stored));
    }
    Lineage lineage = new Lineage(known, superiors(after));
    checkSuperiors(statements, after, lineage, elsewhere, errors);
    return plan(before, after, errors, lineage);
  }

  private Plan plan(
      Map<String, Organization> before,
      Map<String, Organization> after,
      RowErrors errors,
      Lineage lineage) {
    List<OrganizationChange> changes = new ArrayList<>();
    int unchanged = 0;
    for (Organization organization : after.values()) {
      Organization stored = before.get(organization.code());
      if (organization.equals(stored)) {
        unchanged++;
      } else {
        changes.add(new OrganizationChange(Optional.ofNullable(stored), nextVersion(organization)));
      }
    }
    return new Plan(changes, unchanged, errors, lineage);
  }

  private Organization nextVersion(Organization of) {
    return new Organization(
        of.code(),
        of.name(),
        of.level(),
        of.sector(),
        of.type(),
        of.typeGiven(),
        of.attributes(),
        of.parentCode(),
        of.sectorAuthorityCode(),
        of.version() + 1,
        now);
  }

  private static Map<String, Superiors> superiors(Map<String, Organization> after) {
    Map<String, Superiors> superiors = new HashMap<>();
    after.values().forEach(one -> superiors.put(one.code(), Superiors.of(one)));
    return superiors;
  }

  private static void checkSuperiors(
      List<Statement> statements,
      Map<String, Organization> after,
      Lineage lineage,
      Set<String> elsewhere,
      RowErrors errors) {
    Set<String> parentCycles = lineage.parentCycles();
    Set<String> authorityCycles = lineage.sectorAuthorityCycles();
    for (Statement said : statements) {
      Organization organization = Objects.requireNonNull(after.get(said.code()));
      Check check = new Check(said, lineage, elsewhere, errors);
      check.check(
          organization.parentCode(), said.parentColumn(), parentCycles.contains(said.code()));
      check.check(
          organization.sectorAuthorityCode(),
          "sectorAuthority",
          authorityCycles.contains(said.code()));
    }
  }

  private record Check(Statement said, Lineage lineage, Set<String> elsewhere, RowErrors errors) {
    void check(Optional<String> superior, String column, boolean cycle) {
      if (superior.isEmpty()) {
        return;
      }
      String code = superior.get();
      if (cycle) {
        errors.add(
            RowError.of(
                said.line(),
                "PARENT_CYCLE",
                column,
                "“%s”不能以“%s”为上级：沿上级会回到它自己".formatted(said.code(), code),
                "%s cannot stand below %s: the line leads back to itself"
                    .formatted(said.code(), code)));
      } else if (!lineage.exists(code) && !elsewhere.contains(code)) {
        errors.add(
            RowError.of(
                said.line(),
                "PARENT_NOT_FOUND",
                column,
                "没有代码为“" + code + "”的组织；请先导入上级，或写在同一文件中",
                "there is no organisation " + code + "; import it before or in the same file"));
      }
    }
  }
}
