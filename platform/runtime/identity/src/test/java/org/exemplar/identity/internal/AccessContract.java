package org.exemplar.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.exemplar.identity.Credentials;
import org.exemplar.identity.Mandate;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.programme.GuidanceLine;
import org.exemplar.spi.schema.Refusal;
import org.junit.jupiter.api.Test;

/** Passwords, sessions and tokens. */
abstract class AccessContract extends WithIdentity {
  @Test
  void signing_in_fails_alike_whatever_is_wrong() {
    person("one", "9901");
    assertThat(codes(signIn.signIn("one", "wrong", Origin.ANONYMOUS)))
        .containsExactly("SIGN_IN_FAILED");
    assertThat(codes(signIn.signIn("nobody", "wrong", Origin.ANONYMOUS)))
        .containsExactly("SIGN_IN_FAILED");
    accounts.create(OWNER, AccountKind.CLIENT, "system", "系统", Optional.empty());
    assertThat(codes(signIn.signIn("system", "", Origin.ANONYMOUS)))
        .containsExactly("SIGN_IN_FAILED");
    assertThat(session(" ONE ", SECRET).account().login()).isEqualTo("one");
  }

  @Test
  void the_account_is_locked_after_five_wrong_passwords_and_opens_again_by_itself() {
    person("one", "9901");
    for (int i = 0; i < Tries.MOST; i++) {
      assertThat(codes(signIn.signIn("one", "wrong", Origin.ANONYMOUS)))
          .containsExactly("SIGN_IN_FAILED");
    }
    assertThat(codes(signIn.signIn("one", SECRET, Origin.ANONYMOUS)))
        .containsExactly("ACCOUNT_LOCKED");
    clock.advance(Tries.LOCK.plusSeconds(1));
    assertThat(session("one", SECRET).account().login()).isEqualTo("one");
    assertThat(codes(signIn.signIn("one", "wrong", Origin.ANONYMOUS)))
        .containsExactly("SIGN_IN_FAILED");
  }

  /** Accounts of which none can be signed in to, and one that can; {@code nobody} has none. */
  private List<String> logins() {
    person("one", "9901");
    accounts.create(OWNER, AccountKind.CLIENT, "system", "系统", Optional.empty());
    Account gone = person("gone", "9901");
    Accounts.Wanted disabled =
        new Accounts.Wanted(Optional.empty(), Optional.empty(), Optional.of(AccountState.DISABLED));
    accounts.change(OWNER, gone.id(), disabled, Optional.empty());
    return List.of("one", "nobody", "no login at all", "system", "gone");
  }

  /** Everything that is answered, code, messages and all. */
  private List<Refusal> tried(String login, int times) {
    return IntStream.range(0, times)
        .mapToObj(n -> signIn.signIn(login, "wrong " + n, Origin.ANONYMOUS))
        .flatMap(outcome -> outcome.refusals().stream())
        .toList();
  }

  @Test
  void no_answer_tells_whether_a_login_is_somebodys() {
    List<String> logins = logins();
    List<Refusal> known = tried("one", 7);
    assertThat(known)
        .extracting(Refusal::code)
        .containsExactly(
            "SIGN_IN_FAILED",
            "SIGN_IN_FAILED",
            "SIGN_IN_FAILED",
            "SIGN_IN_FAILED",
            "SIGN_IN_FAILED",
            "ACCOUNT_LOCKED",
            "ACCOUNT_LOCKED");
    for (String login : logins.subList(1, logins.size())) {
      assertThat(tried(login, 7)).as(login).isEqualTo(known);
    }
    clock.advance(Tries.LOCK.minusMillis(1));
    for (String login : logins) {
      assertThat(tried(login, 1)).as(login).isEqualTo(known.subList(5, 6));
    }
    clock.advance(Duration.ofMillis(1));
    List<Refusal> again = tried("one", 7);
    assertThat(again).extracting(Refusal::code).element(4).isEqualTo("SIGN_IN_FAILED");
    for (String login : logins.subList(1, logins.size())) {
      assertThat(tried(login, 7)).as(login).isEqualTo(again);
    }
  }

  @Test
  void wrong_passwords_are_forgotten_after_the_same_time_whoever_has_the_login() {
    for (String login : logins()) {
      tried(login, Tries.MOST - 1);
      clock.advance(Tries.LOCK.minusMillis(1));
      assertThat(tried(login, 2))
          .as(login)
          .extracting(Refusal::code)
          .containsExactly("SIGN_IN_FAILED", "ACCOUNT_LOCKED");
      clock.advance(Tries.LOCK);
      tried(login, Tries.MOST - 1);
      clock.advance(Tries.LOCK);
      assertThat(tried(login, 2))
          .as(login)
          .extracting(Refusal::code)
          .containsExactly("SIGN_IN_FAILED", "SIGN_IN_FAILED");
    }
  }

  @Test
  void of_logins_that_nobody_has_nothing_is_kept_but_a_number_and_that_not_for_long() {
    long before = store.changes().head();
    String secret = "zhang-somebodys-secret";
    tried(secret, 2);
    assertThat(store.changes().head()).isEqualTo(before);
    assertThat(rows("SELECT * FROM sign_in_try"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsKeys("place", "failures", "tried_at"))
        .satisfies(
            row -> assertThat(row.toString()).doesNotContain("zhang", Secrets.digest(secret)));
    assertThat(
            store.<Integer>read(
                handle ->
                    handle.createQuery("SELECT place FROM sign_in_try").mapTo(Integer.class).one()))
        .isBetween(0, NobodysTryStore.PLACES - 1);
    identity.nobodysTries.forget(store, clock.instant());
    assertThat(rows("SELECT * FROM sign_in_try")).hasSize(1);
    clock.advance(Tries.LOCK);
    identity.nobodysTries.forget(store, clock.instant());
    assertThat(rows("SELECT * FROM sign_in_try")).isEmpty();
    assertThat(rows("SELECT * FROM sign_in_key")).hasSize(1);
  }

  private List<Map<String, Object>> rows(String sql) {
    return store.read(handle -> handle.createQuery(sql).mapToMap().list());
  }

  @Test
  void a_right_password_forgives_the_wrong_ones_before() {
    person("one", "9901");
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < Tries.MOST - 1; i++) {
        signIn.signIn("one", "wrong", Origin.ANONYMOUS);
      }
      assertThat(session("one", SECRET).account().login()).isEqualTo("one");
    }
  }

  @Test
  void guesses_at_the_same_time_are_counted_like_guesses_one_after_the_other() throws Exception {
    person("one", "9901");
    guessedAtTheSameTime("one");
    assertThat(codes(signIn.signIn("one", SECRET, Origin.ANONYMOUS)))
        .containsExactly("ACCOUNT_LOCKED");
  }

  @Test
  void guesses_at_the_same_time_are_counted_where_nobody_has_the_login_too() throws Exception {
    guessedAtTheSameTime("nobody");
  }

  private void guessedAtTheSameTime(String login) throws Exception {
    int guesses = 40;
    CyclicBarrier barrier = new CyclicBarrier(guesses);
    List<Future<List<String>>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < guesses; i++) {
        String guess = "guess number " + i;
        answers.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return codes(signIn.signIn(login, guess, Origin.ANONYMOUS));
                }));
      }
    }
    int looked = 0;
    int locked = 0;
    for (Future<List<String>> answer : answers) {
      looked += answer.get().equals(List.of("SIGN_IN_FAILED")) ? 1 : 0;
      locked += answer.get().equals(List.of("ACCOUNT_LOCKED")) ? 1 : 0;
    }
    assertThat(looked).as("passwords that were looked at").isEqualTo(Tries.MOST);
    assertThat(locked).isEqualTo(guesses - Tries.MOST);
  }

  @Test
  void a_session_ends_by_signing_out_in_time_and_when_the_password_changes() {
    person("one", "9901");
    Sessions.Begun first = session("one", SECRET);
    Sessions.Begun second = session("one", SECRET);
    assertThat(caller(first).isSignedIn()).isTrue();
    new Sessions(identity).end(first.session().id(), caller(first).origin());
    assertThat(rejected(reading(first))).isEqualTo("SESSION_ENDED");
    Sessions.Begun third = session("one", SECRET);
    assertThat(signIn.changePassword(caller(third).origin(), SECRET, "quite Another 22").refusals())
        .isEmpty();
    assertThat(rejected(reading(second))).isEqualTo("SESSION_ENDED");
    assertThat(known(reading(third)).isSignedIn()).isTrue();
    clock.advance(Sessions.LONGEST);
    assertThat(rejected(reading(third))).isEqualTo("SESSION_ENDED");
  }

  private static Credentials reading(Sessions.Begun begun) {
    return new Credentials(Optional.empty(), Optional.of(begun.secret()), Optional.empty(), false);
  }

  @Test
  void a_session_is_no_token_and_a_token_no_session() {
    Account account = person("one", "9901");
    Sessions.Begun begun = session("one", SECRET);
    String secret = token(account, "sync", List.of(), "").secret();
    assertThat(known(reading(begun)).isSignedIn()).isTrue();
    assertThat(known(Credentials.bearer(secret)).isSignedIn()).isTrue();
    assertThat(rejected(Credentials.bearer(begun.secret()))).isEqualTo("TOKEN_INVALID");
    assertThat(
            rejected(
                new Credentials(Optional.empty(), Optional.of(secret), Optional.empty(), false)))
        .isEqualTo("SESSION_ENDED");
  }

  @Test
  void what_may_change_something_needs_the_token_of_the_page() {
    person("one", "9901");
    Sessions.Begun begun = session("one", SECRET);
    Optional<String> secret = Optional.of(begun.secret());
    assertThat(rejected(new Credentials(Optional.empty(), secret, Optional.empty(), true)))
        .isEqualTo("CSRF_TOKEN_WRONG");
    assertThat(rejected(new Credentials(Optional.empty(), secret, Optional.of("guess"), true)))
        .isEqualTo("CSRF_TOKEN_WRONG");
    assertThat(caller(begun).isSignedIn()).isTrue();
  }

  @Test
  void a_new_one_time_password_ends_locks_and_sessions() {
    Account account = person("one", "9901");
    Sessions.Begun begun = session("one", SECRET);
    for (int i = 0; i < Tries.MOST; i++) {
      signIn.signIn("one", "wrong", Origin.ANONYMOUS);
    }
    String password =
        accounts.resetPassword(OWNER, account.id()).value().orElseThrow().password().orElseThrow();
    assertThat(rejected(reading(begun))).isEqualTo("SESSION_ENDED");
    assertThat(session("one", password).account().passwordTemporary()).isTrue();
  }

  private ApiTokens.Issued token(Account of, String name, List<String> scopes, String part) {
    return tokens
        .issue(
            OWNER,
            new ApiTokens.Wanted(
                of.id(),
                name,
                scopes,
                Optional.of(part).filter(code -> !code.isEmpty()),
                Duration.ofDays(30)))
        .value()
        .orElseThrow();
  }

  @Test
  void a_token_is_good_for_its_scopes_in_its_part_until_it_expires() {
    Account client =
        accounts
            .create(OWNER, AccountKind.CLIENT, "system", "系统", Optional.of("99"))
            .value()
            .orElseThrow()
            .account();
    grant(OWNER, client, "integrator", "99", GuidanceLine.TERRITORIAL);
    String secret = token(client, "nightly", List.of("records:read"), "9901").secret();
    Caller caller = known(Credentials.bearer(secret));
    assertThat(caller.reach("records:read")).isEqualTo(Reach.within("9901"));
    assertThat(caller.has("records:write")).isFalse();
    assertThat(caller.origin().token()).isPresent();
    String elsewhere = token(client, "elsewhere", List.of(), "88").secret();
    assertThat(known(Credentials.bearer(elsewhere)).has("records:read")).isFalse();
    assertThat(secret).startsWith(ApiTokens.PREFIX);
    assertThat(rejected(Credentials.bearer(secret + "x"))).isEqualTo("TOKEN_INVALID");
    clock.advance(Duration.ofDays(30));
    assertThat(rejected(Credentials.bearer(secret))).isEqualTo("TOKEN_EXPIRED");
  }

  @Test
  void a_token_stands_for_the_client_that_who_manages_clients_says() {
    Account account = person("one", "9901");
    String secret = tokens.issue(OWNER, ofClient(account, "shop")).value().orElseThrow().secret();
    assertThat(known(Credentials.bearer(secret)).client()).contains("shop");
    assertThat(tokens.of(account.id()).getFirst().client()).contains("shop");
    assertThat(store.changes().after(store.changes().head() - 1, 1).getFirst().payload())
        .contains("\"client\":\"shop\"");
    String plain = token(account, "plain", List.of(), "").secret();
    assertThat(known(Credentials.bearer(plain)).client()).isEmpty();
    for (String name : List.of("", "Shop", "anonymous", "token", "a".repeat(65))) {
      assertThat(codes(tokens.issue(OWNER, ofClient(account, name))))
          .as(name)
          .containsExactly("CLIENT_INVALID");
    }
    assertThat(codes(tokens.issue(caller(session("one", SECRET)), ofClient(account, "shop"))))
        .containsExactly("NOT_ALLOWED");
  }

  @Test
  void who_acts_without_an_account_gets_no_token_of_its_own_and_declares_no_conflict() {
    String owner = OWNER.origin().actor();
    assertThat(
            codes(
                tokens.issue(
                    OWNER,
                    new ApiTokens.Wanted(
                        owner, "own", List.of(), Optional.empty(), Duration.ofDays(1)))))
        .containsExactly("ACCOUNT_NOT_FOUND");
    assertThat(codes(conflicts.declare(OWNER, "9901", "亲属任职")))
        .containsExactly("ACCOUNT_NOT_FOUND");
  }

  @Test
  void what_acts_later_has_the_bounds_of_the_token_and_outlives_it_but_not_the_account() {
    Account account = person("one", "9901");
    grant(OWNER, account, "organization-clerk", "99", GuidanceLine.TERRITORIAL);
    ApiTokens.Issued issued = token(account, "sync", List.of("organizations:write"), "9901");
    StoredMandates mandates = new StoredMandates(identity);
    Mandate mandate = mandates.of(known(Credentials.bearer(issued.secret())));
    tokens.revoke(OWNER, issued.token().id());
    Caller later = mandates.caller(mandate, "webhook-1").orElseThrow();
    assertThat(later.origin().actor()).isEqualTo(account.id());
    assertThat(later.reach("organizations:write").territorial()).containsExactly("9901");
    assertThat(later.has("cases:write")).isFalse();
    Mandate ofSession = mandates.of(caller(session("one", SECRET)));
    assertThat(mandates.caller(ofSession, "webhook-1").orElseThrow().has("cases:write")).isTrue();
    accounts.change(
        OWNER,
        account.id(),
        new Accounts.Wanted(Optional.empty(), Optional.empty(), Optional.of(AccountState.DISABLED)),
        Optional.empty());
    assertThat(mandates.caller(mandate, "webhook-1")).isEmpty();
    assertThat(mandates.caller(ofSession, "webhook-1")).isEmpty();
  }

  @Test
  void what_the_owner_of_the_data_folder_sets_up_acts_as_the_owner_and_nobody_gives_nothing() {
    StoredMandates mandates = new StoredMandates(identity);
    assertThat(mandates.caller(mandates.of(OWNER), "w").orElseThrow().origin())
        .isEqualTo(Origin.OWNER);
    assertThatIllegalArgumentException().isThrownBy(() -> mandates.of(Caller.anonymous()));
  }

  private static ApiTokens.Wanted ofClient(Account account, String client) {
    return new ApiTokens.Wanted(
        account.id(),
        "of a client",
        List.of(),
        Optional.empty(),
        Duration.ofDays(1),
        Optional.of(client));
  }

  @Test
  void two_tokens_of_one_name_live_at_a_time_and_a_revoked_one_is_out_at_once() {
    Account account = person("one", "9901");
    ApiTokens.Issued first = token(account, "sync", List.of(), "");
    ApiTokens.Issued second = token(account, "sync", List.of(), "");
    Outcome<ApiTokens.Issued> third =
        tokens.issue(
            OWNER,
            new ApiTokens.Wanted(
                account.id(), "sync", List.of(), Optional.empty(), Duration.ofDays(1)));
    assertThat(codes(third)).containsExactly("TOKEN_LIMIT");
    assertThat(known(Credentials.bearer(first.secret())).isSignedIn()).isTrue();
    assertThat(tokens.revoke(OWNER, first.token().id()).refusals()).isEmpty();
    assertThat(rejected(Credentials.bearer(first.secret()))).isEqualTo("TOKEN_REVOKED");
    assertThat(known(Credentials.bearer(second.secret())).isSignedIn()).isTrue();
    assertThat(tokens.of(account.id())).hasSize(2);
  }

  @Test
  void the_last_use_of_a_token_is_written_down_without_an_entry_in_the_log() {
    Account account = person("one", "9901");
    ApiTokens.Issued issued = token(account, "sync", List.of(), "");
    known(Credentials.bearer(issued.secret()));
    long before = store.changes().head();
    authenticator.writeLastUses();
    assertThat(tokens.of(account.id()).getFirst().lastUsedAt()).contains(clock.instant());
    assertThat(store.changes().head()).isEqualTo(before);
  }

  @Test
  void a_token_is_not_issued_for_an_organisation_that_is_not_there() {
    Account account = person("one", "9901");
    Outcome<ApiTokens.Issued> refused =
        tokens.issue(
            OWNER,
            new ApiTokens.Wanted(
                account.id(), "a", List.of(), Optional.of("404"), Duration.ofDays(1)));
    assertThat(codes(refused)).containsExactly("ORGANIZATION_NOT_FOUND");
    assertThat(refused.refusals().getFirst().path()).containsExactly("input", "part");
    assertThat(tokens.of(account.id())).isEmpty();
  }

  @Test
  void a_token_cannot_be_asked_for_without_sense() {
    Account account = person("one", "9901");
    for (ApiTokens.Wanted wanted :
        List.of(
            new ApiTokens.Wanted(
                account.id(), " ", List.of(), Optional.empty(), Duration.ofDays(1)),
            new ApiTokens.Wanted(
                account.id(), "a", List.of("everything"), Optional.empty(), Duration.ofDays(1)),
            new ApiTokens.Wanted(
                account.id(), "a", List.of(), Optional.empty(), Duration.ofDays(0)),
            new ApiTokens.Wanted("nobody", "a", List.of(), Optional.empty(), Duration.ofDays(1)))) {
      assertThat(tokens.issue(OWNER, wanted).refusals()).as(wanted.toString()).hasSize(1);
    }
    Account other = person("two", "9902");
    Caller stranger = caller(session("two", SECRET));
    assertThat(other.id()).isEqualTo(stranger.origin().actor());
    assertThat(
            codes(
                tokens.issue(
                    stranger,
                    new ApiTokens.Wanted(
                        account.id(), "a", List.of(), Optional.empty(), Duration.ofDays(1)))))
        .containsExactly("ACCOUNT_NOT_FOUND");
  }

  @Test
  void the_owner_of_the_data_folder_may_do_everything_and_nothing_shows_nothing() {
    assertThat(known(Credentials.bearer("the-owner")).reach("accounts:manage").everywhere())
        .isTrue();
    assertThat(known(Credentials.NONE).isSignedIn()).isFalse();
    assertThat(known(Credentials.NONE).has("records:read")).isFalse();
  }
}
