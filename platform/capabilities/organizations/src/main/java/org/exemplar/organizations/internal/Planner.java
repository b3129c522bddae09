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
import org.exemplar.spi.OrganizationLevel;

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
    Lineage lineage = new Lineage(known, standings(statements, before));
    Merge merge = new Merge(types, lineage, errors);
    Map<String, Organization> after = new LinkedHashMap<>();
    for (Statement said : statements) {
      Optional<Organization> stored = Optional.ofNullable(before.get(said.code()));
      after.put(said.code(), merge.merge(said, stored));
    }
    checkSuperiors(statements, after, lineage, elsewhere, errors);
    checkInferiors(statements, before, after, errors);
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

  private static Map<String, Standing> standings(
      List<Statement> statements, Map<String, Organization> before) {
    Map<String, Standing> standings = new HashMap<>();
    for (Statement said : statements) {
      Optional<Organization> stored = Optional.ofNullable(before.get(said.code()));
      standings.put(said.code(), Merge.standing(said, stored));
    }
    return standings;
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
      boolean cycle = parentCycles.contains(said.code());
      check.check(organization.parentCode(), said.parentColumn(), cycle);
      if (!cycle) {
        check.checkLevel(organization.parentCode());
      }
      check.check(
          organization.sectorAuthorityCode(),
          "sectorAuthority",
          authorityCycles.contains(said.code()));
    }
  }

  /** Who comes to stand lower must not come to stand lower than those below who stay. */
  private void checkInferiors(
      List<Statement> statements,
      Map<String, Organization> before,
      Map<String, Organization> after,
      RowErrors errors) {
    Map<String, Statement> lowered = new HashMap<>();
    for (Statement said : statements) {
      Organization stored = before.get(said.code());
      if (stored != null && stored.level().isAbove(said.level())) {
        lowered.put(said.code(), said);
      }
    }
    known
        .inferiors(lowered.keySet())
        .forEach(
            (code, inferior) -> {
              Statement said = Objects.requireNonNull(lowered.get(inferior.parent().orElseThrow()));
              if (!after.containsKey(code) && inferior.level().isAbove(said.level())) {
                errors.add(
                    levelInvalid(
                        said.line(), "level", code, inferior.level(), said.code(), said.level()));
              }
            });
  }

  private static RowError levelInvalid(
      int line,
      String column,
      String code,
      OrganizationLevel level,
      String parent,
      OrganizationLevel parentLevel) {
    return RowError.of(
        line,
        "PARENT_LEVEL_INVALID",
        column,
        "“%s”为 %s，其隶属上级“%s”为 %s；上级的层级不能低于下级".formatted(code, level, parent, parentLevel),
        "%s is of level %s and stands below %s of level %s; a superior is of the same or a higher level"
            .formatted(code, level, parent, parentLevel));
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

    void checkLevel(Optional<String> parent) {
      Optional<OrganizationLevel> level = parent.flatMap(lineage::level);
      if (level.isPresent() && said.level().isAbove(level.get())) {
        errors.add(
            levelInvalid(
                said.line(),
                said.parentColumn(),
                said.code(),
                said.level(),
                parent.get(),
                level.get()));
      }
    }
  }
}
