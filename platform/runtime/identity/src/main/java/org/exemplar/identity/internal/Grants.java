package org.exemplar.identity.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.programme.GuidanceLine;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Transaction;

/** Roles that accounts hold: nobody grants more than they hold themselves, nor to themselves. */
final class Grants {
  private final Identity identity;
  private final Accounts accounts;

  Grants(Identity identity, Accounts accounts) {
    this.identity = identity;
    this.accounts = accounts;
  }

  /** What is to be granted; an empty part stands for everywhere. */
  record Wanted(String account, String role, Optional<String> part, GuidanceLine line) {}

  Map<String, List<Grant>> of(List<String> accountIds) {
    return identity.store.read(handle -> identity.grants.of(handle, accountIds));
  }

  Outcome<Grant> grant(Caller caller, Wanted wanted) {
    Optional<Role> role = identity.roles.role(wanted.role());
    if (role.isEmpty()) {
      return Outcome.refused(unknownRole(wanted.role()));
    }
    Optional<Refusal> wrong =
        identity.parts().unknown(wanted.part()).or(() -> tooMuch(caller, role.get(), wanted));
    if (wrong.isPresent()) {
      return Outcome.refused(wrong.get());
    }
    return accounts.managed(
        caller,
        wanted.account(),
        (transaction, account) ->
            own(caller, account)
                .<Outcome<Grant>>map(Outcome::refused)
                .orElseGet(() -> Outcome.of(granted(transaction, caller, wanted))));
  }

  /** A role that is held already stays as it is. */
  private Grant granted(Transaction transaction, Caller caller, Wanted wanted) {
    Grant made =
        new Grant(
            identity.nextId(transaction),
            wanted.account(),
            wanted.role(),
            wanted.part().orElse(Grant.EVERYWHERE),
            wanted.line());
    Optional<Grant> held =
        identity.grants.of(transaction.handle(), List.of(made.account())).values().stream()
            .flatMap(List::stream)
            .filter(one -> AccountRecord.of(one).equals(AccountRecord.of(made)))
            .findFirst();
    if (held.isPresent()) {
      return held.get();
    }
    identity.grants.insert(transaction.handle(), made);
    transaction.record(
        NewChange.of(
            caller.origin(),
            Grant.TYPE,
            made.id(),
            Optional.empty(),
            Optional.of(AccountRecord.of(made))));
    return made;
  }

  Outcome<Grant> revoke(Caller caller, String id) {
    Optional<Grant> known = identity.store.read(handle -> identity.grants.byId(handle, id));
    if (known.isEmpty()) {
      return Outcome.refused(noGrant());
    }
    return accounts.managed(
        caller,
        known.get().account(),
        (transaction, account) -> {
          Optional<Grant> grant = identity.grants.byId(transaction.handle(), id);
          Optional<Refusal> refusal =
              own(caller, account)
                  .or(() -> grant.isEmpty() ? Optional.of(noGrant()) : Optional.empty());
          if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
          }
          identity.grants.delete(transaction.handle(), id);
          transaction.record(
              NewChange.of(
                  caller.origin(), Grant.TYPE, id, grant.map(AccountRecord::of), Optional.empty()));
          return Outcome.of(grant.orElseThrow());
        });
  }

  private static Optional<Refusal> own(Caller caller, Account account) {
    return caller.origin().actor().equals(account.id())
        ? Optional.of(
            Refusal.notPermitted(
                    "OWN_ACCOUNT",
                    "不能变更自己的角色，请由其他管理员办理",
                    "nobody changes the own roles; another administrator has to do it")
                .at("input", "account"))
        : Optional.empty();
  }

  /** What the role gives and the caller does not hold on that part itself. */
  private Optional<Refusal> tooMuch(Caller caller, Role role, Wanted wanted) {
    Parts parts = identity.parts();
    return role.permissions().stream()
        .filter(permission -> !parts.covers(caller.reach(permission), wanted.part()))
        .findFirst()
        .map(
            permission ->
                Refusal.notPermitted(
                        "NOT_ALLOWED",
                        "角色 " + role.code() + " 含有您在该范围内没有的权限 " + permission,
                        "role "
                            + role.code()
                            + " gives "
                            + permission
                            + ", which you do not hold on that part of the tree")
                    .at("input", "role"));
  }

  private static Refusal noGrant() {
    return Refusal.notFound("GRANT_NOT_FOUND", "没有这项授权", "there is no such grant")
        .at("input", "grant");
  }

  private Refusal unknownRole(String code) {
    return Refusal.noneOf(
            identity.roles.roles().keySet(),
            "ROLE_UNKNOWN",
            "没有角色 " + code + "，可用的有 " + String.join("、", identity.roles.roles().keySet()),
            "there is no role "
                + code
                + "; there are "
                + String.join(", ", identity.roles.roles().keySet()))
        .at("input", "role");
  }
}
