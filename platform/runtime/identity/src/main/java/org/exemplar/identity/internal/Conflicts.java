package org.exemplar.identity.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Transaction;

/** Conflicts of interest, which accounts declare themselves. */
final class Conflicts {
  private static final int LONGEST_REASON = 500;

  private final Identity identity;

  Conflicts(Identity identity) {
    this.identity = identity;
  }

  List<Conflict> of(String account) {
    return identity.store.read(handle -> identity.conflicts.of(handle, account));
  }

  Outcome<Conflict> declare(Caller caller, String organization, String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      return Outcome.refused(
          Refusal.of(
                  "REASON_INVALID",
                  "请说明缘由，不超过 " + LONGEST_REASON + " 个字符",
                  "say why, in at most " + LONGEST_REASON + " characters")
              .at("input", "reason"));
    }
    String account = caller.origin().actor();
    return identity.write(
        transaction -> {
          if (identity.accounts.byId(transaction.handle(), account).isEmpty()) {
            return Outcome.refused(noAccount());
          }
          Optional<Conflict> known = known(transaction, account, organization);
          if (known.isPresent()) {
            return Outcome.of(known.get());
          }
          Conflict made = new Conflict(account, organization, reason.strip(), transaction.now());
          identity.conflicts.insert(transaction.handle(), made);
          record(transaction, caller, made, true);
          return Outcome.of(made);
        });
  }

  /** The owner of the data folder acts without one. */
  private static Refusal noAccount() {
    return Refusal.notFound(
        "ACCOUNT_NOT_FOUND",
        "利益冲突由账号申报；请用自己的账号登录后再申报",
        "conflicts of interest are declared by accounts; sign in with one of your own");
  }

  Outcome<Conflict> withdraw(Caller caller, String organization) {
    String account = caller.origin().actor();
    return identity.write(
        transaction -> {
          Optional<Conflict> known = known(transaction, account, organization);
          if (known.isEmpty()) {
            return Outcome.refused(
                Refusal.notFound(
                        "CONFLICT_NOT_FOUND",
                        "没有对组织 " + organization + " 的申报",
                        "no conflict was declared at organisation " + organization)
                    .at("input", "organization"));
          }
          identity.conflicts.delete(transaction.handle(), account, organization);
          record(transaction, caller, known.get(), false);
          return Outcome.of(known.get());
        });
  }

  private Optional<Conflict> known(Transaction transaction, String account, String organization) {
    return identity.conflicts.of(transaction.handle(), account).stream()
        .filter(one -> one.organization().equals(organization))
        .findFirst();
  }

  private static void record(
      Transaction transaction, Caller caller, Conflict conflict, boolean declared) {
    Optional<Map<String, ?>> said =
        Optional.of(Map.of("organization", conflict.organization(), "reason", conflict.reason()));
    transaction.record(
        NewChange.of(
            caller.origin(),
            Conflict.TYPE,
            conflict.account() + "/" + conflict.organization(),
            declared ? Optional.empty() : said,
            declared ? said : Optional.empty()));
  }
}
