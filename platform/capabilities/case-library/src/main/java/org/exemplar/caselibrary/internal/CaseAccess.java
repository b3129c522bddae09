package org.exemplar.caselibrary.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.identity.Decisions;
import org.exemplar.organizations.Organizations;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Refusal;

/** Who may see and do what with cases; one of no organisation takes a permission everywhere. */
final class CaseAccess {
  static final String WRITE = "cases:write";
  static final String SELECT = "cases:select";
  static final String REVIEW = "cases:review";
  static final String PUBLISH = "cases:publish";

  /** Any of these shows cases that are not public. */
  static final List<String> ANY = List.of(WRITE, SELECT, REVIEW, PUBLISH);

  private final Organizations organizations;

  CaseAccess(Organizations organizations) {
    this.organizations = organizations;
  }

  /**
   * What somebody sees of the cases of some organisations.
   *
   * @param codes asked for only where the caller's permissions are held somewhere and not all over
   */
  CaseAudience audience(Caller caller, Supplier<? extends Collection<String>> codes) {
    Reach reach = reach(caller, ANY);
    if (reach.everywhere()) {
      return CaseAudience.INSIDE;
    }
    if (!caller.isSignedIn()) {
      return CaseAudience.PUBLIC;
    }
    Set<String> within =
        reach.isNothing() ? Set.of() : organizations.within(reach, Set.copyOf(codes.get()));
    return new CaseAudience(false, Optional.of(caller.origin().actor()), within);
  }

  /** Whether somebody sees a case. */
  boolean sees(CaseStudy study, Caller caller) {
    Optional<String> code = study.content().organizationCode();
    return audience(caller, () -> code.stream().toList()).sees(code, study.standing());
  }

  /** Whether somebody holds one of those permissions at an organisation, or everywhere. */
  boolean holds(Caller caller, List<String> permissions, Optional<String> code) {
    Reach reach = reach(caller, permissions);
    return reach.everywhere()
        || code.filter(one -> !organizations.within(reach, List.of(one)).isEmpty()).isPresent();
  }

  /** Why somebody does not do what those permissions are for; empty where it may. */
  Optional<Refusal> refusal(Caller caller, List<String> permissions, Optional<String> code) {
    return holds(caller, permissions, code)
        ? Optional.empty()
        : Optional.of(notAllowed(permissions, code));
  }

  /** The same for a decision, which nobody takes on the own organisation. */
  Optional<Refusal> undecidable(Caller caller, List<String> permissions, Optional<String> code) {
    return refusal(caller, permissions, code)
        .or(() -> code.flatMap(one -> Decisions.refusal(caller, one)));
  }

  static Refusal notAllowed(List<String> permissions, Optional<String> code) {
    String where = code.orElse("–");
    return Refusal.notPermitted(
        "NOT_ALLOWED",
        "您对该组织（" + where + "）没有权限 " + String.join("、", permissions) + "，请由有权限的人员办理",
        "you do not hold "
            + String.join(" or ", permissions)
            + " at that organisation ("
            + where
            + "); somebody who does has to do it");
  }

  /** Where somebody holds one of those permissions. */
  static Reach reach(Caller caller, List<String> permissions) {
    boolean everywhere = false;
    Set<String> territorial = new HashSet<>();
    Set<String> sector = new HashSet<>();
    for (String permission : permissions) {
      Reach one = caller.reach(permission);
      everywhere |= one.everywhere();
      territorial.addAll(one.territorial());
      sector.addAll(one.sector());
    }
    return new Reach(everywhere, territorial, sector);
  }
}
