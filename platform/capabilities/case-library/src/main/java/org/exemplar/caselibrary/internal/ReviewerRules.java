package org.exemplar.caselibrary.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.identity.Mandate;
import org.exemplar.identity.Mandates;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;

/** Who may review entries of a round. */
final class ReviewerRules {
  private static final int MOST = 100;

  private final CaseAccess access;
  private final Mandates mandates;
  private final CaseSelection selection;
  private final Collection<CaseStudy> studies;

  ReviewerRules(
      CaseAccess access,
      Mandates mandates,
      CaseSelection selection,
      Collection<CaseStudy> studies) {
    this.access = access;
    this.mandates = mandates;
    this.selection = selection;
    this.studies = studies;
  }

  /** Whether somebody belongs to an organisation, or declared a conflict of interest there. */
  static boolean isTorn(Caller caller, String organization) {
    return caller.conflicts().contains(organization)
        || caller.organization().filter(organization::equals).isPresent();
  }

  /** What stands against the accounts; nothing when all may. */
  List<Refusal> check(List<String> accounts) {
    if (accounts.isEmpty() || accounts.size() > MOST) {
      return List.of(
          Refusal.of(
                  "REVIEWERS_INVALID",
                  "评审人应为 1 至 " + MOST + " 个账号",
                  "there are 1 to " + MOST + " reviewers")
              .at("input", "reviewers"));
    }
    List<Refusal> wrong = new ArrayList<>();
    for (int at = 0; at < accounts.size(); at++) {
      check(accounts.get(at), at).ifPresent(wrong::add);
    }
    return wrong;
  }

  private Optional<Refusal> check(String account, int at) {
    Optional<Caller> caller =
        mandates.caller(
            new Mandate(account, Optional.empty(), Optional.empty()), CaseSelection.TYPE);
    if (caller.isEmpty()) {
      return Optional.of(
          Refusal.notFound("ACCOUNT_NOT_FOUND", "没有这个可用的账号", "there is no such active account")
              .at("input", "reviewers", Integer.toString(at)));
    }
    if (!access.holds(
        caller.get(), List.of(CaseAccess.REVIEW), Optional.of(selection.bodyCode()))) {
      return Optional.of(
          SelectionRefusals.reviewer(
              at,
              "REVIEWER_NOT_PERMITTED",
              "该账号对评选机构没有权限 " + CaseAccess.REVIEW,
              "that account does not hold " + CaseAccess.REVIEW + " at the body of the round"));
    }
    return studies.stream()
        .flatMap(study -> study.content().organizationCode().stream())
        .filter(organization -> isTorn(caller.get(), organization))
        .findFirst()
        .map(
            organization ->
                SelectionRefusals.conflict(organization)
                    .at("input", "reviewers", Integer.toString(at)));
  }
}
