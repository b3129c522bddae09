package org.exemplar.identity.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.programme.GuidanceLine;
import org.exemplar.store.NewChange;
import org.exemplar.store.Transaction;

/** Makes the first account where there is none, so that somebody can begin. */
final class FirstAccount {
  static final String LOGIN = "admin";
  private static final String ROLE = "platform-administrator";

  private final Identity identity;
  private final Passwords passwords;

  FirstAccount(Identity identity, Passwords passwords) {
    this.identity = identity;
    this.passwords = passwords;
  }

  /** The one-time password of the account that was made now; empty when there are accounts. */
  Optional<String> make() {
    if (!identity.store.read(identity.accounts::isEmpty)) {
      return Optional.empty();
    }
    String password = Secrets.readable();
    String hash = passwords.hash(password);
    return identity.write(
        transaction -> {
          if (!identity.accounts.isEmpty(transaction.handle())) {
            return Optional.empty();
          }
          insert(transaction, hash);
          return Optional.of(password);
        });
  }

  private void insert(Transaction transaction, String hash) {
    Account account =
        new Account(
            identity.nextId(transaction),
            AccountKind.PERSON,
            LOGIN,
            "平台管理员",
            Optional.empty(),
            AccountState.ACTIVE,
            true,
            Optional.empty(),
            1,
            transaction.now());
    Grant grant =
        new Grant(
            identity.nextId(transaction),
            account.id(),
            ROLE,
            Grant.EVERYWHERE,
            GuidanceLine.TERRITORIAL);
    identity.accounts.insert(transaction.handle(), account, Optional.of(hash));
    identity.grants.insert(transaction.handle(), grant);
    for (var made :
        List.of(
            new Made(Account.TYPE, account.id(), AccountRecord.of(account)),
            new Made(Grant.TYPE, grant.id(), AccountRecord.of(grant)))) {
      transaction.record(
          NewChange.of(
              Origin.PLATFORM,
              made.type(),
              made.key(),
              Optional.empty(),
              Optional.of(made.said())));
    }
  }

  private record Made(String type, String key, java.util.Map<String, ?> said) {}
}
