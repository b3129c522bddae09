package org.exemplar.identity.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Transaction;

/**
 * Signs people in. Each try is counted before its password is looked at, in the store's own order,
 * so that tries at the same time are counted like tries one after the other. What is tried with a
 * login that nobody signs in with is counted, locked and hashed alike, so that no answer tells
 * whether there is such an account.
 */
final class SignIn {
  private static final String TYPE = "SignIn";

  private final Identity identity;
  private final Passwords passwords;
  private final Sessions sessions;

  SignIn(Identity identity, Passwords passwords) {
    this.identity = identity;
    this.passwords = passwords;
    this.sessions = new Sessions(identity);
  }

  /**
   * A try that is counted and may be looked at.
   *
   * @param hash empty where no password fits
   */
  private record Try(Optional<Account> account, Optional<String> hash) {}

  Outcome<Sessions.Begun> signIn(String login, String password, Origin origin) {
    String folded = Account.folded(login);
    Outcome<Try> counted = counted(folded, origin);
    if (counted.value().isEmpty()) {
      return new Outcome<>(Optional.empty(), counted.refusals());
    }
    Try attempt = counted.value().get();
    if (!passwords.fits(password, attempt.hash())) {
      return Outcome.refused(wrong());
    }
    return identity.write(transaction -> begin(transaction, attempt, origin));
  }

  private Outcome<Try> counted(String login, Origin origin) {
    Optional<Account> person =
        identity
            .store
            .read(handle -> identity.accounts.byLogin(handle, login))
            .filter(account -> account.kind() == AccountKind.PERSON);
    return person.isPresent()
        ? identity.write(transaction -> count(transaction, person.get().id(), origin))
        : identity.store.write(transaction -> countNobodys(transaction, login));
  }

  /** Not in the change log, which whoever comes by would fill. */
  private Outcome<Try> countNobodys(Transaction transaction, String login) {
    Tries before = identity.nobodysTries.of(transaction.handle(), login);
    identity.nobodysTries.set(transaction.handle(), login, before.another(transaction.now()));
    return before.isLocked(transaction.now())
        ? Outcome.refused(locked(before))
        : Outcome.of(new Try(Optional.empty(), Optional.empty()));
  }

  private Outcome<Try> count(Transaction transaction, String id, Origin origin) {
    Account account = identity.accounts.byId(transaction.handle(), id).orElseThrow();
    AccountStore.Secret secret = identity.accounts.secret(transaction.handle(), id);
    Tries before = secret.tries();
    identity.accounts.setTries(transaction.handle(), id, before.another(transaction.now()));
    if (before.isLocked(transaction.now())) {
      refused(transaction, account, origin, "ACCOUNT_LOCKED");
      return Outcome.refused(locked(before));
    }
    refused(transaction, account, origin, account.isActive() ? "TRIED" : "ACCOUNT_DISABLED");
    return Outcome.of(
        new Try(Optional.of(account), secret.hash().filter(hash -> account.isActive())));
  }

  private Outcome<Sessions.Begun> begin(Transaction transaction, Try attempt, Origin origin) {
    String id = attempt.account().orElseThrow().id();
    AccountStore.Secret now = identity.accounts.secret(transaction.handle(), id);
    Account account = identity.accounts.byId(transaction.handle(), id).orElseThrow();
    if (!now.hash().equals(attempt.hash()) || !account.isActive()) {
      return Outcome.refused(wrong());
    }
    identity.accounts.setTries(transaction.handle(), id, Tries.NONE);
    return Outcome.of(sessions.begin(transaction, account, origin, Optional.empty()));
  }

  /** Chooses a password of the caller's own; other sessions of the account end. */
  Outcome<Account> changePassword(Origin origin, String current, String chosen) {
    Optional<Account> account =
        identity.store.read(handle -> identity.accounts.byId(handle, origin.actor()));
    if (account.isEmpty()) {
      return Outcome.refused(Accounts.notFound());
    }
    Optional<Refusal> weak =
        Passwords.weakness(chosen, account.get().login())
            .map(refusal -> refusal.at("input", "newPassword"));
    if (weak.isPresent()) {
      return Outcome.refused(weak.get());
    }
    if (current.equals(chosen)) {
      return Outcome.refused(
          Refusal.of("PASSWORD_WEAK", "新密码须与原密码不同", "the new password must be another one")
              .at("input", "newPassword"));
    }
    Outcome<Try> counted = counted(account.get().login(), origin);
    if (counted.value().isEmpty()) {
      return new Outcome<>(Optional.empty(), counted.refusals());
    }
    if (!passwords.fits(current, counted.value().get().hash())) {
      return Outcome.refused(wrong().at("input", "currentPassword"));
    }
    String hash = passwords.hash(chosen);
    return identity.write(
        transaction -> {
          Account before =
              identity.accounts.byId(transaction.handle(), origin.actor()).orElseThrow();
          identity.accounts.setPassword(transaction.handle(), before.id(), hash, false);
          identity.sessions.deleteOthers(
              transaction.handle(), before.id(), origin.session().orElse(""));
          Account after = identity.accounts.byId(transaction.handle(), before.id()).orElseThrow();
          transaction.record(
              NewChange.of(
                  origin,
                  Account.TYPE,
                  after.id(),
                  Optional.of(AccountRecord.of(before)),
                  Optional.of(AccountRecord.of(after))));
          return Outcome.of(after);
        });
  }

  private static void refused(
      Transaction transaction, Account account, Origin origin, String outcome) {
    transaction.record(
        NewChange.of(
            origin, TYPE, account.id(), Optional.empty(), Optional.of(Map.of("outcome", outcome))));
  }

  private static Refusal wrong() {
    return Refusal.of("SIGN_IN_FAILED", "登录名或密码不正确", "the login or the password is not right");
  }

  private static Refusal locked(Tries tries) {
    Instant until = tries.lockedUntil().orElseThrow();
    return Refusal.limit(
        Tries.MOST,
        "ACCOUNT_LOCKED",
        "密码错误次数过多，账号锁定至 " + until + "；请届时再试，或请管理员重置密码",
        "too many wrong passwords: the account is locked until "
            + until
            + "; try again then, or ask an administrator to reset the password");
  }
}
