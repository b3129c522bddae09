package org.exemplar.identity.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.identity.internal.openid.OpenIdProvider.Person;
import org.exemplar.identity.internal.openid.OpenIdSettings;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Transaction;

/**
 * Which account somebody is whom the provider vouches for: the one that is linked; else, once, the
 * one of that login which an administrator opened for it; else a new one, where that is configured.
 */
record OpenIdArrivals(Identity identity, OpenIdSettings settings) {
  private static final String TYPE = "SignIn";

  /** Somebody who has arrived. */
  record Arrived(Account account, LinkedIdentity as) {}

  Outcome<Arrived> arrive(Transaction transaction, Person person, Origin origin) {
    Optional<LinkedIdentity> known =
        identity
            .linked
            .bySubject(transaction.handle(), settings.issuer().toString(), person.subject())
            .or(() -> permitted(transaction, person, origin))
            .or(() -> made(transaction, person, origin));
    Optional<Account> account =
        known.flatMap(one -> identity.accounts.byId(transaction.handle(), one.account()));
    if (account.filter(one -> one.kind() == AccountKind.PERSON).isEmpty()) {
      return Outcome.refused(notLinked());
    }
    if (!account.get().isActive()) {
      transaction.record(
          NewChange.of(
              origin,
              TYPE,
              account.get().id(),
              Optional.empty(),
              Optional.of(Map.of("outcome", "ACCOUNT_DISABLED"))));
      return Outcome.refused(disabled());
    }
    return Outcome.of(new Arrived(account.get(), known.orElseThrow()));
  }

  private Optional<LinkedIdentity> permitted(
      Transaction transaction, Person person, Origin origin) {
    return person
        .login()
        .flatMap(login -> identity.accounts.byLogin(transaction.handle(), Account.folded(login)))
        .filter(account -> isPermitted(transaction, account))
        .map(account -> linked(transaction, person, origin, account));
  }

  private boolean isPermitted(Transaction transaction, Account account) {
    Instant until =
        identity
            .linked
            .permits(transaction.handle(), List.of(account.id()))
            .getOrDefault(account.id(), Instant.MIN);
    return transaction.now().isBefore(until) && account.isActive();
  }

  private Optional<LinkedIdentity> made(Transaction transaction, Person person, Origin origin) {
    return person
        .login()
        .filter(any -> settings.createsAccounts())
        .map(Account::folded)
        .filter(login -> Accounts.wrongLogin(login).isEmpty())
        .filter(login -> identity.accounts.byLogin(transaction.handle(), login).isEmpty())
        .map(login -> linked(transaction, person, origin, made(transaction, login, origin)));
  }

  private Account made(Transaction transaction, String login, Origin origin) {
    Account account =
        new Account(
            identity.nextId(transaction),
            AccountKind.PERSON,
            login,
            login,
            Optional.empty(),
            AccountState.ACTIVE,
            false,
            Optional.empty(),
            1,
            transaction.now());
    identity.accounts.insert(transaction.handle(), account, Optional.empty());
    transaction.record(
        NewChange.of(
            Sessions.of(origin, account),
            Account.TYPE,
            account.id(),
            Optional.empty(),
            Optional.of(AccountRecord.of(account))));
    return account;
  }

  private LinkedIdentity linked(
      Transaction transaction, Person person, Origin origin, Account account) {
    return LinkedIdentities.linked(
        identity,
        transaction,
        Sessions.of(origin, account),
        account.id(),
        settings.issuer().toString(),
        person.subject());
  }

  private static Refusal notLinked() {
    return Refusal.conflict(
        "ACCOUNT_NOT_LINKED",
        "您在统一身份认证中的身份未关联本平台账号，请联系管理员关联",
        "your identity at the provider is linked to no account here; ask an administrator to link"
            + " it");
  }

  static Refusal disabled() {
    return Refusal.conflict(
        "ACCOUNT_DISABLED", "账号已停用，请联系管理员", "the account is disabled; ask an administrator");
  }
}
