package org.exemplar.identity.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Transaction;
import org.jdbi.v3.core.Handle;

/** Accounts: made, changed and looked up by who administers the part that they belong to. */
final class Accounts {
  static final String READ = "accounts:read";
  static final String MANAGE = "accounts:manage";
  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");
  private static final int LONGEST_NAME = 100;

  private final Identity identity;
  private final Passwords passwords;

  Accounts(Identity identity, Passwords passwords) {
    this.identity = identity;
    this.passwords = passwords;
  }

  /**
   * An account that was made or whose password was set anew.
   *
   * @param password the one-time password; empty for a client
   */
  record WithPassword(Account account, Optional<String> password) {}

  /** What is to become of an account; what is empty stays, an empty organisation is taken away. */
  record Wanted(
      Optional<String> name, Optional<String> organization, Optional<AccountState> state) {}

  /** A role; one that is no more known gives nothing. */
  Role role(String code) {
    return identity
        .roles
        .role(code)
        .orElseGet(() -> new Role(code, new LocalizedText(code, code), List.of()));
  }

  Optional<Account> find(String id) {
    return identity.store.read(handle -> identity.accounts.byId(handle, id));
  }

  /** The account with that login, where the caller may read of it. */
  List<Account> byLogin(Caller caller, String login) {
    return identity.store.read(handle -> identity.accounts.byLogin(handle, login)).stream()
        .filter(account -> isReadable(caller, account))
        .toList();
  }

  Connection<Account> page(Caller caller, PageRequest page) {
    return identity.store.read(
        handle -> {
          Optional<List<String>> organizations = readable(handle, caller);
          return page.page(
              identity.accounts.page(handle, organizations, page),
              Account::login,
              () -> identity.store.read(h -> identity.accounts.count(h, organizations)));
        });
  }

  /** Empty for all. */
  private Optional<List<String>> readable(Handle handle, Caller caller) {
    var reach = caller.reach(READ);
    return reach.everywhere()
        ? Optional.empty()
        : Optional.of(
            identity.accounts.organizations(handle).stream()
                .filter(code -> identity.parts().covers(reach, Optional.of(code)))
                .toList());
  }

  /** Of some accounts those that somebody may read of, by id. */
  Map<String, AccountView> readable(List<String> ids, Caller caller) {
    Map<String, AccountView> found = new LinkedHashMap<>();
    identity
        .store
        .read(handle -> identity.accounts.byId(handle, ids))
        .forEach(
            (id, account) -> {
              if (isReadable(caller, account)) {
                found.put(id, new AccountView(account));
              }
            });
    return found;
  }

  /** Whether somebody may read of an account: its own, and those of the part that it reads. */
  boolean isReadable(Caller caller, Account account) {
    return caller.origin().actor().equals(account.id())
        || identity.parts().covers(caller.reach(READ), account.organization());
  }

  Outcome<WithPassword> create(
      Caller caller, AccountKind kind, String login, String name, Optional<String> organization) {
    String folded = Account.folded(login);
    Optional<Refusal> wrong =
        wrongLogin(folded).or(() -> wrongName(name)).or(() -> notManaged(caller, organization));
    if (wrong.isPresent()) {
      return Outcome.refused(wrong.get());
    }
    Optional<String> password =
        kind == AccountKind.PERSON ? Optional.of(Secrets.readable()) : Optional.empty();
    Optional<String> hash = password.map(passwords::hash);
    return identity.write(
        transaction -> {
          if (identity.accounts.byLogin(transaction.handle(), folded).isPresent()) {
            return Outcome.refused(loginTaken(folded));
          }
          Account made =
              new Account(
                  identity.nextId(transaction),
                  kind,
                  folded,
                  name.strip(),
                  organization,
                  AccountState.ACTIVE,
                  password.isPresent(),
                  Optional.empty(),
                  1,
                  transaction.now());
          identity.accounts.insert(transaction.handle(), made, hash);
          record(transaction, caller, Optional.empty(), made);
          return Outcome.of(new WithPassword(made, password));
        });
  }

  Outcome<Account> change(
      Caller caller, String id, Wanted wanted, Optional<Integer> expectedVersion) {
    return managed(
        caller,
        id,
        (transaction, account) -> {
          Optional<String> organization =
              wanted
                  .organization()
                  .map(code -> Optional.of(code).filter(text -> !text.isEmpty()))
                  .orElse(account.organization());
          Optional<Refusal> wrong =
              conflict(account, expectedVersion)
                  .or(() -> wanted.name().flatMap(Accounts::wrongName))
                  .or(() -> notManaged(caller, organization));
          if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
          }
          Account changed =
              new Account(
                  id,
                  account.kind(),
                  account.login(),
                  wanted.name().map(String::strip).orElse(account.name()),
                  organization,
                  wanted.state().orElse(account.state()),
                  account.passwordTemporary(),
                  account.lockedUntil(),
                  account.version() + 1,
                  transaction.now());
          identity.accounts.update(transaction.handle(), changed);
          record(transaction, caller, Optional.of(account), changed);
          return Outcome.of(changed);
        });
  }

  /** Sets a one-time password, which also ends a lock and all sessions. */
  Outcome<WithPassword> resetPassword(Caller caller, String id) {
    String password = Secrets.readable();
    String hash = passwords.hash(password);
    return managed(
        caller,
        id,
        (transaction, account) -> {
          if (account.kind() == AccountKind.CLIENT) {
            return Outcome.refused(
                Refusal.conflict(
                        "ACCOUNT_HAS_NO_PASSWORD",
                        "系统账号没有密码，请为其签发令牌",
                        "an account of a system has no password; issue a token for it")
                    .at("input", "account"));
          }
          identity.accounts.setPassword(transaction.handle(), id, hash, true);
          identity.sessions.deleteOthers(transaction.handle(), id, "");
          Account changed = identity.accounts.byId(transaction.handle(), id).orElseThrow();
          record(transaction, caller, Optional.of(account), changed);
          return Outcome.of(new WithPassword(changed, Optional.of(password)));
        });
  }

  /** Work on an account that the caller manages. */
  @FunctionalInterface
  interface OnAccount<T> {
    Outcome<T> run(Transaction transaction, Account account);
  }

  <T> Outcome<T> managed(Caller caller, String id, OnAccount<T> work) {
    return identity.write(
        transaction -> {
          Optional<Account> account = identity.accounts.byId(transaction.handle(), id);
          if (account.isEmpty()
              || (!isReadable(caller, account.get())
                  && notManaged(caller, account.get().organization()).isPresent())) {
            return Outcome.refused(notFound());
          }
          Optional<Refusal> refusal = notManaged(caller, account.get().organization());
          return refusal.isPresent()
              ? Outcome.refused(refusal.get().at("input", "account"))
              : work.run(transaction, account.get());
        });
  }

  static Refusal notFound() {
    return Refusal.notFound("ACCOUNT_NOT_FOUND", "没有这个账号", "there is no such account")
        .at("input", "account");
  }

  private static void record(
      Transaction transaction, Caller caller, Optional<Account> before, Account after) {
    transaction.record(
        NewChange.of(
            caller.origin(),
            Account.TYPE,
            after.id(),
            before.map(AccountRecord::of),
            Optional.of(AccountRecord.of(after))));
  }

  private Optional<Refusal> notManaged(Caller caller, Optional<String> organization) {
    if (identity.parts().covers(caller.reach(MANAGE), organization)) {
      return Optional.empty();
    }
    return Optional.of(
        Refusal.notPermitted(
                "NOT_ALLOWED",
                organization
                    .map(code -> "您不能管理组织 " + code + " 的账号")
                    .orElse("不属于任何组织的账号只有可管理全部账号的人才能管理"),
                organization
                    .map(code -> "you do not manage accounts of organisation " + code)
                    .orElse("accounts of no organisation are managed by who manages all accounts"))
            .at("input", "organization"));
  }

  static Optional<Refusal> conflict(Account account, Optional<Integer> expectedVersion) {
    return expectedVersion
        .filter(version -> version != account.version())
        .map(
            version ->
                Refusal.version(
                        Optional.of(account.version()),
                        "账号已有版本 " + account.version() + "，而非 " + version + "，请重新读取后再改",
                        "the account has version "
                            + account.version()
                            + ", not "
                            + version
                            + "; read it again first")
                    .at("input", "expectedVersion"));
  }

  static Optional<Refusal> wrongLogin(String login) {
    return LOGIN.matcher(login).matches()
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                    "LOGIN_INVALID",
                    "登录名应有 2 至 64 个字符：小写字母、数字、. _ @ -，以字母或数字开头",
                    "a login has 2 to 64 characters: lower-case letters, digits, . _ @ -, the first"
                        + " one a letter or digit")
                .at("input", "login"));
  }

  private static Optional<Refusal> wrongName(String name) {
    return wrongName(name, LONGEST_NAME);
  }

  /** Why a text is no name of at most so many characters. */
  static Optional<Refusal> wrongName(String name, int longest) {
    int length = name.strip().length();
    return length >= 1 && length <= longest
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                    "NAME_INVALID",
                    "名称应有 1 至 " + longest + " 个字符",
                    "a name has 1 to " + longest + " characters")
                .at("input", "name"));
  }

  private static Refusal loginTaken(String login) {
    return Refusal.conflict(
            "LOGIN_TAKEN", "登录名 " + login + " 已被使用", "the login " + login + " is taken")
        .at("input", "login");
  }
}
