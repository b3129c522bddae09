package org.exemplar.organizations.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.identity.Decisions;
import org.exemplar.organizations.Organization;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Refusal;
import org.jdbi.v3.core.Handle;

/**
 * Who may carry out a plan. Whoever describes organisations may change what they say of themselves;
 * where one stands, of which level and type it is, and that it is there at all, is decided by a
 * superior, on both places where one is moved.
 */
final class PlanAuthority {
  static final String WRITE = "organizations:write";
  static final String DECIDE = "organizations:decide";

  private final OrganizationStore rows;
  private final Handle handle;
  private final Caller caller;

  PlanAuthority(OrganizationStore rows, Handle handle, Caller caller) {
    this.rows = rows;
    this.handle = handle;
    this.caller = caller;
  }

  /** Adds an error for each statement whose change is not the caller's to make. */
  void check(Plan plan, Collection<Statement> statements) {
    Map<String, Refusal> refused = refused(plan);
    if (refused.isEmpty()) {
      return;
    }
    for (Statement said : statements) {
      Refusal why = refused.get(said.code());
      if (why != null) {
        plan.errors()
            .add(new RowError(said.line(), why.code(), Optional.of("code"), why.message()));
      }
    }
  }

  private Map<String, Refusal> refused(Plan plan) {
    List<String> codes = plan.changes().stream().map(change -> change.after().code()).toList();
    Set<String> written = reachable(WRITE, codes);
    Set<String> decided = reachable(DECIDE, codes);
    Map<String, Refusal> refused = new HashMap<>();
    for (OrganizationChange change : plan.changes()) {
      String code = change.after().code();
      Optional<Refusal> why =
          change.isDecision()
              ? undecidable(change, plan.lineage(), decided)
              : outside(code, written.contains(code), WRITE);
      why.ifPresent(refusal -> refused.put(code, refusal));
    }
    return refused;
  }

  private Optional<Refusal> undecidable(
      OrganizationChange change, Lineage lineage, Set<String> decided) {
    String code = change.after().code();
    boolean before = change.before().isEmpty() || decided.contains(code);
    return outside(code, before && mayStand(change.after(), lineage), DECIDE)
        .or(() -> Decisions.refusal(caller, code));
  }

  /** Whether the place where it would stand lies below a part of the caller's. */
  private boolean mayStand(Organization after, Lineage lineage) {
    Reach reach = caller.reach(DECIDE);
    return reach.everywhere()
        || lineage.ancestry(after.code()).stream()
            .map(Ancestry::ancestor)
            .anyMatch(reach.territorial()::contains);
  }

  private Set<String> reachable(String permission, List<String> codes) {
    return rows.reachable(handle, caller.reach(permission), codes);
  }

  private static Optional<Refusal> outside(String code, boolean inside, String permission) {
    return inside
        ? Optional.empty()
        : Optional.of(
            Refusal.notPermitted(
                "NOT_ALLOWED",
                "您对组织 " + code + " 没有权限 " + permission + "，请由其上级或有权限的人员办理",
                "you do not hold "
                    + permission
                    + " at organisation "
                    + code
                    + "; its superior or somebody who does has to do it"));
  }
}
