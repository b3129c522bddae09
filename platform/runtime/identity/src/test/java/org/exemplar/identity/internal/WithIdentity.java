package org.exemplar.identity.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.archive.ScopeTree;
import org.exemplar.identity.Authentication;
import org.exemplar.identity.Credentials;
import org.exemplar.identity.internal.openid.OpenIdProvider;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.programme.GuidanceLine;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.exemplar.testing.MovableClock;
import org.exemplar.testing.OnBothEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Tests of accounts; in their tree, codes begin with 99 or 88, and one that begins with another one
 * lies below it.
 */
abstract class WithIdentity extends OnBothEngines {
  static final Caller OWNER = Caller.trusted(Origin.of("owner"));
  static final String SECRET = "a Good enough 1";

  private record Tree() implements ScopeTree {
    @Override
    public boolean within(String code, String ancestor) {
      return code.startsWith(ancestor);
    }

    @Override
    public boolean knows(String code) {
      return code.startsWith("99") || code.startsWith("88");
    }
  }

  final MovableClock clock = new MovableClock();
  RelationalStore store;
  Identity identity;
  Passwords passwords;
  Accounts accounts;
  Grants grants;
  SignIn signIn;
  ApiTokens tokens;
  Conflicts conflicts;
  StoredAuthenticator authenticator;

  @BeforeEach
  final void open() {
    store = RelationalStore.open(Engine.of(this::property), clock);
    identity = new Identity(store, clock);
    identity.follow(new Tree());
    passwords = new Passwords(4, new Passwords.Effort(64, 1));
    accounts = new Accounts(identity, passwords);
    grants = new Grants(identity, accounts);
    signIn = new SignIn(identity, passwords);
    tokens = new ApiTokens(identity, accounts);
    conflicts = new Conflicts(identity);
    authenticator = authenticator(Optional.empty());
    identity.onChange(authenticator::forget);
  }

  /** An authenticator that takes tokens of a provider too. */
  final StoredAuthenticator authenticator(Optional<OpenIdProvider> provider) {
    return new StoredAuthenticator(
        identity, "the-owner"::equals, new ProviderTokens(identity, provider));
  }

  @AfterEach
  final void close() {
    store.close();
  }

  /** A person of an organisation, who has chosen a password. */
  final Account person(String login, String organization) {
    Accounts.WithPassword made =
        accounts
            .create(OWNER, AccountKind.PERSON, login, "某人", Optional.of(organization))
            .value()
            .orElseThrow();
    choose(made.account(), made.password().orElseThrow(), SECRET);
    return accounts.find(made.account().id()).orElseThrow();
  }

  final void choose(Account account, String current, String chosen) {
    Sessions.Begun begun = session(account.login(), current);
    Outcome<Account> changed = signIn.changePassword(caller(begun).origin(), current, chosen);
    if (changed.value().isEmpty()) {
      throw new AssertionError(codes(changed));
    }
  }

  final Sessions.Begun session(String login, String password) {
    return signIn.signIn(login, password, Origin.ANONYMOUS).value().orElseThrow();
  }

  final Caller caller(Sessions.Begun begun) {
    return known(
        new Credentials(
            Optional.empty(),
            Optional.of(begun.secret()),
            Optional.of(Secrets.csrf(begun.session().hash())),
            true));
  }

  /** The caller that credentials stand for. */
  final Caller known(Credentials credentials) {
    return switch (authenticator.authenticate(credentials)) {
      case Authentication.Known known -> known.caller();
      case Authentication.Rejected rejected -> throw new AssertionError(rejected);
    };
  }

  /** Why credentials are no good. */
  final String rejected(Credentials credentials) {
    return switch (authenticator.authenticate(credentials)) {
      case Authentication.Known known -> throw new AssertionError(known);
      case Authentication.Rejected rejected -> rejected.refusal().code();
    };
  }

  final Outcome<Grant> grant(
      Caller by, Account account, String role, String part, GuidanceLine line) {
    return grants.grant(by, new Grants.Wanted(account.id(), role, Optional.of(part), line));
  }

  static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Refusal::code).toList();
  }
}
