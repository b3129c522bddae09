package org.exemplar.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.exemplar.identity.Credentials;
import org.exemplar.identity.OpenIdSignIn;
import org.exemplar.identity.internal.openid.FakeIssuer;
import org.exemplar.identity.internal.openid.OpenIdProvider;
import org.exemplar.identity.internal.openid.OpenIdSettings;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.programme.GuidanceLine;
import org.exemplar.store.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People of a provider who sign in, systems that send its tokens, and whose accounts they are. */
abstract class OpenIdContract extends WithIdentity {
  private static final URI CALLBACK = URI.create("http://127.0.0.1:8080/auth/oidc/callback");

  private FakeIssuer issuer;
  private OpenIdProvider provider;
  private StoredOpenIdSignIn openId;
  private LinkedIdentities identities;

  @BeforeEach
  final void begin() {
    issuer = new FakeIssuer(clock);
    use(issuer.settings());
  }

  private void use(OpenIdSettings settings) {
    provider = new OpenIdProvider(settings, clock);
    openId = new StoredOpenIdSignIn(identity, provider);
    identities = new LinkedIdentities(identity, accounts, Optional.of(provider));
    authenticator = authenticator(Optional.of(provider));
    identity.onChange(authenticator::forget);
  }

  @AfterEach
  final void end() {
    provider.close();
    issuer.close();
  }

  private OpenIdSignIn.Begun started() {
    return (OpenIdSignIn.Begun) openId.start("/console", CALLBACK);
  }

  private static String state(OpenIdSignIn.Begun begun) {
    return FakeIssuer.form(begun.at().getRawQuery()).getOrDefault("state", "");
  }

  private static OpenIdSignIn.Answer answer(OpenIdSignIn.Begun begun, String code) {
    return new OpenIdSignIn.Answer(
        Optional.of(state(begun)),
        Optional.of(code),
        Optional.empty(),
        Optional.empty(),
        Optional.of(begun.browser().secret()));
  }

  private OpenIdSignIn.End finish(OpenIdSignIn.Begun begun, String subject, String login) {
    String code =
        issuer.code(begun.at(), subject, claims -> claims.claim("preferred_username", login));
    return openId.finish(answer(begun, code), Origin.ANONYMOUS.in("request-1"));
  }

  private Credentials signedIn(String subject, String login) {
    OpenIdSignIn.End end = finish(started(), subject, login);
    assertThat(end).isInstanceOf(OpenIdSignIn.SignedIn.class);
    return credentials((OpenIdSignIn.SignedIn) end);
  }

  private static Credentials credentials(OpenIdSignIn.SignedIn end) {
    String secret = end.session().secret();
    return new Credentials(
        Optional.empty(),
        Optional.of(secret),
        Optional.of(Secrets.csrf(Secrets.digest(secret))),
        true);
  }

  private static String refused(OpenIdSignIn.End end) {
    return ((OpenIdSignIn.Refused) end).refusal().code();
  }

  private Account linked(String login, String organization, String subject) {
    Account account = person(login, organization);
    assertThat(identities.link(OWNER, account.id(), subject).refusals()).isEmpty();
    return account;
  }

  private LinkedIdentity linkedTo(Account account) {
    return identities.of(List.of(account.id())).getOrDefault(account.id(), List.of()).getFirst();
  }

  @Test
  void somebody_linked_signs_in_and_has_the_rights_of_the_account() {
    Account account = linked("clerk", "9901", "s-1");
    grant(OWNER, account, "organization-clerk", "9901", GuidanceLine.TERRITORIAL);
    OpenIdSignIn.SignedIn end =
        (OpenIdSignIn.SignedIn) finish(started(), "s-1", "whatever the provider calls them");
    assertThat(end.returnTo()).isEqualTo("/console");
    Caller caller = known(credentials(end));
    assertThat(caller.origin().actor()).isEqualTo(account.id());
    assertThat(caller.origin().session()).isPresent();
    assertThat(caller.reach("records:write")).isEqualTo(Reach.within("9901"));
    Change entry = last();
    assertThat(entry.origin().actor()).isEqualTo(account.id());
    assertThat(entry.origin().request()).contains("request-1");
    assertThat(entry.payload()).contains("identity").doesNotContain("s-1");
  }

  private Change last() {
    return store.changes().after(0, 1000).getLast();
  }

  @Test
  void somebody_unknown_does_not_get_in_nor_by_the_login_of_an_account() {
    person("clerk", "9901");
    assertThat(refused(finish(started(), "s-1", "clerk"))).isEqualTo("ACCOUNT_NOT_LINKED");
  }

  @Test
  void an_account_that_is_opened_is_linked_once_by_its_login() {
    Account account = person("clerk", "9901");
    assertThat(codes(identities.permit(OWNER, account.id(), 31))).contains("DURATION_INVALID");
    assertThat(identities.permit(OWNER, account.id(), 7).refusals()).isEmpty();
    assertThat(identities.permits(List.of(account.id()))).containsKey(account.id());
    assertThat(refused(finish(started(), "s-0", "another"))).isEqualTo("ACCOUNT_NOT_LINKED");
    assertThat(known(signedIn("s-1", " CLERK")).origin().actor()).isEqualTo(account.id());
    assertThat(identities.permits(List.of(account.id()))).isEmpty();
    assertThat(refused(finish(started(), "s-2", "clerk"))).isEqualTo("ACCOUNT_NOT_LINKED");
    assertThat(known(signedIn("s-1", "renamed")).origin().actor()).isEqualTo(account.id());
  }

  @Test
  void an_account_is_not_open_for_ever() {
    Account account = person("clerk", "9901");
    identities.permit(OWNER, account.id(), 7);
    clock.advance(Duration.ofDays(7));
    assertThat(refused(finish(started(), "s-1", "clerk"))).isEqualTo("ACCOUNT_NOT_LINKED");
  }

  @Test
  void where_it_is_configured_somebody_unknown_gets_an_account_without_any_role() {
    OpenIdSettings plain = issuer.settings();
    use(
        new OpenIdSettings(
            plain.issuer(),
            plain.name(),
            plain.clientId(),
            plain.clientSecret(),
            plain.audiences(),
            plain.scopes(),
            plain.algorithms(),
            plain.loginClaim(),
            true));
    person("clerk", "9901");
    Caller made = known(signedIn("s-1", "Newcomer"));
    Account account = accounts.find(made.origin().actor()).orElseThrow();
    assertThat(account.login()).isEqualTo("newcomer");
    assertThat(made.has("records:read")).isFalse();
    assertThat(codes(signIn.signIn("newcomer", "", Origin.ANONYMOUS)))
        .as("has no password")
        .containsExactly("SIGN_IN_FAILED");
    assertThat(refused(finish(started(), "s-2", "clerk")))
        .as("takes over nobody's account")
        .isEqualTo("ACCOUNT_NOT_LINKED");
    assertThat(refused(finish(started(), "s-3", "no login at all")))
        .isEqualTo("ACCOUNT_NOT_LINKED");
  }

  @Test
  void a_state_is_good_once_in_the_browser_that_began_and_for_ten_minutes() {
    linked("clerk", "9901", "s-1");
    OpenIdSignIn.Begun begun = started();
    OpenIdSignIn.Begun other = started();
    String code = issuer.code(begun.at(), "s-1", claims -> claims);
    OpenIdSignIn.Answer elsewhere =
        new OpenIdSignIn.Answer(
            Optional.of(state(begun)),
            Optional.of(code),
            Optional.empty(),
            Optional.empty(),
            Optional.of(other.browser().secret()));
    assertThat(refused(openId.finish(elsewhere, Origin.ANONYMOUS))).isEqualTo("OIDC_STATE_UNKNOWN");
    assertThat(openId.finish(answer(begun, code), Origin.ANONYMOUS))
        .isInstanceOf(OpenIdSignIn.SignedIn.class);
    assertThat(refused(openId.finish(answer(begun, code), Origin.ANONYMOUS)))
        .isEqualTo("OIDC_STATE_UNKNOWN");
    assertThat(refused(openId.finish(answer(other, code), Origin.ANONYMOUS)))
        .as("a code used twice")
        .isEqualTo("OIDC_CODE_REFUSED");
    OpenIdSignIn.Begun late = started();
    clock.advance(StoredOpenIdSignIn.ATTEMPT);
    assertThat(refused(finish(late, "s-1", "clerk"))).isEqualTo("OIDC_STATE_UNKNOWN");
  }

  @Test
  void a_token_of_one_sign_in_is_none_of_another() {
    linked("clerk", "9901", "s-1");
    OpenIdSignIn.Begun begun = started();
    String code = issuer.code(begun.at(), "s-1", claims -> claims.claim("nonce", "of another"));
    assertThat(refused(openId.finish(answer(begun, code), Origin.ANONYMOUS)))
        .isEqualTo("OIDC_ANSWER_INVALID");
  }

  @Test
  void who_is_refused_by_the_provider_or_comes_from_another_one_is_told_so() {
    OpenIdSignIn.Begun begun = started();
    assertThat(refused(openId.finish(with(begun, "access_denied", ""), Origin.ANONYMOUS)))
        .isEqualTo("OIDC_DENIED");
    begun = started();
    assertThat(refused(openId.finish(with(begun, "", "https://another.example"), Origin.ANONYMOUS)))
        .isEqualTo("OIDC_ANSWER_INVALID");
  }

  private static OpenIdSignIn.Answer with(OpenIdSignIn.Begun begun, String error, String issuedBy) {
    return new OpenIdSignIn.Answer(
        Optional.of(state(begun)),
        Optional.of("code"),
        Optional.of(error).filter(text -> !text.isEmpty()),
        Optional.of(issuedBy).filter(text -> !text.isEmpty()),
        Optional.of(begun.browser().secret()));
  }

  @Test
  void a_provider_that_is_away_is_told_of_and_a_flood_of_beginnings_ends() {
    issuer.down = true;
    assertThat(openId.start("/", CALLBACK)).isInstanceOf(OpenIdSignIn.Refused.class);
    issuer.down = false;
    OpenIdSignIn.Begun begun = started();
    store.write(
        transaction -> {
          IntStream.range(1, StoredOpenIdSignIn.MOST)
              .forEach(
                  i ->
                      identity.attempts.insert(
                          transaction.handle(),
                          new OpenIdAttemptStore.Open(
                              new OpenIdProvider.Attempt("s" + i, "n", "v", CALLBACK),
                              "b",
                              "/",
                              begun.browser().expiresAt())));
          return 0;
        });
    assertThat(((OpenIdSignIn.Refused) openId.start("/", CALLBACK)).refusal().code())
        .isEqualTo("OIDC_BUSY");
    clock.advance(StoredOpenIdSignIn.ATTEMPT.plusSeconds(1));
    assertThat(openId.start("/", CALLBACK)).isInstanceOf(OpenIdSignIn.Begun.class);
  }

  @Test
  void an_account_that_is_disabled_does_not_get_in() {
    Account account = linked("clerk", "9901", "s-1");
    accounts.change(
        OWNER,
        account.id(),
        new Accounts.Wanted(Optional.empty(), Optional.empty(), Optional.of(AccountState.DISABLED)),
        Optional.empty());
    assertThat(refused(finish(started(), "s-1", "clerk"))).isEqualTo("ACCOUNT_DISABLED");
    assertThat(rejected(bearer("s-1", ""))).isEqualTo("ACCOUNT_DISABLED");
  }

  @Test
  void a_one_time_password_does_not_bind_who_signs_in_by_the_provider() {
    Account account =
        accounts
            .create(OWNER, AccountKind.PERSON, "clerk", "某人", Optional.of("9901"))
            .value()
            .orElseThrow()
            .account();
    identities.link(OWNER, account.id(), "s-1");
    grant(OWNER, account, "organization-clerk", "9901", GuidanceLine.TERRITORIAL);
    assertThat(known(signedIn("s-1", "clerk")).has("records:write")).isTrue();
  }

  @Test
  void an_identity_that_is_taken_away_ends_its_sessions_and_tokens() {
    linked("clerk", "9901", "s-1");
    Credentials session = signedIn("s-1", "clerk");
    Credentials token = bearer("s-1", "");
    assertThat(known(session).isSignedIn()).isTrue();
    assertThat(known(token).isSignedIn()).isTrue();
    Account account = accounts.byLogin(OWNER, "clerk").getFirst();
    LinkedIdentity identity = linkedTo(account);
    assertThat(identities.unlink(OWNER, identity.id()).refusals()).isEmpty();
    assertThat(codes(identities.unlink(OWNER, identity.id()))).contains("IDENTITY_NOT_FOUND");
    assertThat(rejected(session)).isEqualTo("SESSION_ENDED");
    assertThat(rejected(token)).isEqualTo("ACCOUNT_NOT_LINKED");
  }

  @Test
  void only_who_manages_an_account_links_and_nobody_is_two_accounts() {
    Account here = linked("here", "9901", "s-1");
    Account elsewhere = person("elsewhere", "9902");
    assertThat(codes(identities.link(OWNER, elsewhere.id(), "s-1")))
        .containsExactly("IDENTITY_TAKEN");
    assertThat(codes(identities.link(OWNER, here.id(), " "))).containsExactly("SUBJECT_INVALID");
    Account county = person("county", "9902");
    grant(OWNER, county, "platform-administrator", "9902", GuidanceLine.TERRITORIAL);
    Caller admin = caller(session("county", SECRET));
    assertThat(codes(identities.link(admin, here.id(), "s-2")))
        .containsExactly("ACCOUNT_NOT_FOUND");
    assertThat(codes(identities.permit(admin, here.id(), 7))).containsExactly("ACCOUNT_NOT_FOUND");
    LinkedIdentity linked = linkedTo(here);
    assertThat(codes(identities.unlink(admin, linked.id()))).containsExactly("ACCOUNT_NOT_FOUND");
    assertThat(identities.link(admin, elsewhere.id(), "s-2").refusals()).isEmpty();
    Caller clerk = caller(session("here", SECRET));
    assertThat(codes(identities.link(clerk, here.id(), "s-3"))).containsExactly("NOT_ALLOWED");
  }

  @Test
  void without_a_provider_nothing_is_linked() {
    Account account = person("clerk", "9901");
    LinkedIdentities none = new LinkedIdentities(identity, accounts, Optional.empty());
    assertThat(codes(none.link(OWNER, account.id(), "s-1"))).containsExactly("OIDC_OFF");
    assertThat(codes(none.permit(OWNER, account.id(), 7))).containsExactly("OIDC_OFF");
  }

  private Credentials bearer(String subject, String scope) {
    return Credentials.bearer(
        issuer.sign(issuer.claims(subject, FakeIssuer.AUDIENCE).claim("scope", scope).build()));
  }

  @Test
  void a_system_sends_a_token_of_the_provider_for_its_account() {
    Account system =
        accounts
            .create(OWNER, AccountKind.CLIENT, "bureau", "系统", Optional.of("9901"))
            .value()
            .orElseThrow()
            .account();
    assertThat(codes(identities.permit(OWNER, system.id(), 7))).contains("ACCOUNT_OF_SYSTEM");
    identities.link(OWNER, system.id(), "client-7");
    grant(OWNER, system, "integrator", "9901", GuidanceLine.TERRITORIAL);
    Caller caller = known(bearer("client-7", "openid"));
    assertThat(caller.origin().actor()).isEqualTo(system.id());
    assertThat(caller.origin().session()).isEmpty();
    assertThat(caller.has("records:write")).isTrue();
    Caller narrow = known(bearer("client-7", "openid records:read"));
    assertThat(narrow.has("records:read")).isTrue();
    assertThat(narrow.has("records:write")).isFalse();
    assertThat(rejected(bearer("somebody-else", ""))).isEqualTo("ACCOUNT_NOT_LINKED");
    assertThat(refused(finish(started(), "client-7", "bureau"))).isEqualTo("ACCOUNT_NOT_LINKED");
  }

  @Test
  void a_token_that_is_kept_in_memory_expires_all_the_same() {
    linked("clerk", "9901", "s-1");
    Credentials token = bearer("s-1", "");
    assertThat(known(token).isSignedIn()).isTrue();
    clock.advance(Duration.ofSeconds(360));
    assertThat(rejected(token)).isEqualTo("TOKEN_EXPIRED");
    assertThat(rejected(Credentials.bearer("a.b.c"))).isEqualTo("TOKEN_INVALID");
    issuer.down = true;
    clock.advance(Duration.ofDays(1));
    assertThat(rejected(bearer("s-1", ""))).isEqualTo("OIDC_PROVIDER_UNAVAILABLE");
  }

  @Test
  void what_is_written_down_names_nobody() {
    Account account = linked("clerk", "9901", "very-own-subject");
    identities.permit(OWNER, account.id(), 7);
    signedIn("very-own-subject", "clerk");
    assertThat(store.changes().after(0, 1000))
        .noneMatch(change -> change.payload().contains("very-own-subject"))
        .noneMatch(change -> change.payload().contains("clerk"));
    assertThat(Map.copyOf(identities.of(List.of(account.id())))).hasSize(1);
  }
}
