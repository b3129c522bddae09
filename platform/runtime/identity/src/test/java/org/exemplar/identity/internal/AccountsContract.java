package org.exemplar.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.exemplar.archive.ScopeTree;
import org.exemplar.identity.Decisions;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.programme.GuidanceLine;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Change;
import org.exemplar.testing.PageWalk;
import org.junit.jupiter.api.Test;

/** Accounts, the roles that they hold, and what they may do with them. */
abstract class AccountsContract extends WithIdentity {
  private static final PageRequest ALL = new PageRequest(200, Optional.empty());

  private Caller administrator(String part) {
    Account account = person("admin-" + part, part);
    assertThat(
            grant(OWNER, account, "platform-administrator", part, GuidanceLine.TERRITORIAL)
                .refusals())
        .isEmpty();
    return caller(session(account.login(), SECRET));
  }

  @Test
  void the_first_account_is_made_once_and_has_to_choose_a_password() {
    FirstAccount first = new FirstAccount(identity, passwords);
    String password = first.make().orElseThrow();
    assertThat(first.make()).isEmpty();
    Caller begun = caller(session("admin", password));
    assertThat(begun.isSignedIn()).isTrue();
    assertThat(begun.has("accounts:manage")).as("before it has chosen one").isFalse();
    assertThat(codes(signIn.changePassword(begun.origin(), password, "short")))
        .contains("PASSWORD_WEAK");
    assertThat(codes(signIn.changePassword(begun.origin(), password, password)))
        .contains("PASSWORD_WEAK");
    assertThat(codes(signIn.changePassword(begun.origin(), password, "my admin password")))
        .contains("PASSWORD_WEAK");
    assertThat(signIn.changePassword(begun.origin(), password, SECRET).refusals()).isEmpty();
    assertThat(caller(session("admin", SECRET)).reach("accounts:manage").everywhere()).isTrue();
  }

  @Test
  void a_role_reaches_the_part_that_it_is_held_on_and_no_further() {
    Account clerk = person("clerk", "9901");
    grant(OWNER, clerk, "organization-clerk", "9901", GuidanceLine.TERRITORIAL);
    Caller caller = caller(session("clerk", SECRET));
    assertThat(caller.reach("records:write")).isEqualTo(Reach.within("9901"));
    assertThat(caller.has("plugins:change")).isFalse();
    assertThat(caller.organization()).contains("9901");
    assertThat(caller.origin().onBehalfOf()).contains("9901");
  }

  @Test
  void on_the_line_of_sectors_a_role_lets_read_and_not_decide() {
    Account guide = person("guide", "99S");
    grant(OWNER, guide, "superior-organization", "99S", GuidanceLine.SECTOR);
    Caller caller = caller(session("guide", SECRET));
    assertThat(caller.reach("records:read").sector()).containsExactly("99S");
    assertThat(caller.has("organizations:decide")).isFalse();
    assertThat(caller.has("organizations:write")).isFalse();
  }

  @Test
  void nobody_grants_more_than_they_hold_nor_elsewhere_nor_to_themselves() {
    Caller county = administrator("9901");
    Account here = person("here", "990101");
    Account elsewhere = person("elsewhere", "9902");
    assertThat(
            grant(county, here, "organization-clerk", "990101", GuidanceLine.TERRITORIAL)
                .refusals())
        .isEmpty();
    assertThat(codes(grant(county, here, "organization-clerk", "9902", GuidanceLine.TERRITORIAL)))
        .containsExactly("NOT_ALLOWED");
    assertThat(
            codes(grant(county, elsewhere, "organization-clerk", "9901", GuidanceLine.TERRITORIAL)))
        .containsExactly("ACCOUNT_NOT_FOUND");
    assertThat(
            codes(
                grants.grant(
                    county,
                    new Grants.Wanted(
                        here.id(),
                        "organization-clerk",
                        Optional.empty(),
                        GuidanceLine.TERRITORIAL))))
        .containsExactly("NOT_ALLOWED");
    Account self = accounts.find(county.origin().actor()).orElseThrow();
    assertThat(codes(grant(county, self, "organization-clerk", "990101", GuidanceLine.TERRITORIAL)))
        .containsExactly("OWN_ACCOUNT");
    assertThat(codes(grant(county, here, "emperor", "990101", GuidanceLine.TERRITORIAL)))
        .containsExactly("ROLE_UNKNOWN");
    Account office = person("office", "9901");
    grant(OWNER, office, "campaign-office", "9901", GuidanceLine.TERRITORIAL);
    Caller lesser = caller(session("office", SECRET));
    assertThat(codes(grant(lesser, here, "organization-clerk", "990101", GuidanceLine.TERRITORIAL)))
        .as("manages no accounts")
        .containsExactly("NOT_ALLOWED");
  }

  @Test
  void a_role_is_not_granted_on_an_organisation_that_is_not_there() {
    Account clerk = person("clerk", "9901");
    long before = store.changes().head();
    for (String part : List.of("404", "")) {
      assertThat(
              grant(OWNER, clerk, "organization-clerk", part, GuidanceLine.TERRITORIAL).refusals())
          .singleElement()
          .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("ORGANIZATION_NOT_FOUND"))
          .satisfies(refusal -> assertThat(refusal.path()).containsExactly("input", "part"))
          .satisfies(refusal -> assertThat(refusal).isInstanceOf(Refusal.ObjectNotFound.class));
    }
    assertThat(store.changes().head()).isEqualTo(before);
  }

  @Test
  void a_role_on_an_organisation_that_is_gone_can_be_taken_away() {
    Account clerk = person("clerk", "9901");
    Grant held =
        grant(OWNER, clerk, "organization-clerk", "9901", GuidanceLine.TERRITORIAL)
            .value()
            .orElseThrow();
    identity.follow(ScopeTree.EXACT);
    assertThat(codes(grant(OWNER, clerk, "member", "9901", GuidanceLine.TERRITORIAL)))
        .as("nor is there any where nothing is known of the tree")
        .containsExactly("ORGANIZATION_NOT_FOUND");
    assertThat(grants.revoke(OWNER, held.id()).refusals()).isEmpty();
  }

  @Test
  void a_role_that_is_taken_away_gives_nothing_from_that_moment_on() {
    Account clerk = person("clerk", "9901");
    Grant held =
        grant(OWNER, clerk, "organization-clerk", "9901", GuidanceLine.TERRITORIAL)
            .value()
            .orElseThrow();
    Sessions.Begun begun = session("clerk", SECRET);
    assertThat(caller(begun).has("records:write")).isTrue();
    assertThat(grants.revoke(OWNER, held.id()).refusals()).isEmpty();
    assertThat(caller(begun).has("records:write")).isFalse();
    assertThat(codes(grants.revoke(OWNER, held.id()))).containsExactly("GRANT_NOT_FOUND");
  }

  @Test
  void accounts_are_seen_by_themselves_and_by_who_administers_their_part() {
    Caller county = administrator("9901");
    Account here = person("here", "990101");
    Account elsewhere = person("elsewhere", "9902");
    assertThat(accounts.page(county, ALL).nodes())
        .extracting(Account::login)
        .containsExactly("admin-9901", "here");
    assertThat(accounts.page(county, ALL).totalCount()).isEqualTo(2);
    assertThat(accounts.byLogin(county, "elsewhere")).isEmpty();
    assertThat(accounts.readable(List.of(here.id(), elsewhere.id()), county))
        .containsOnlyKeys(here.id());
    Caller self = caller(session("elsewhere", SECRET));
    assertThat(accounts.readable(List.of(here.id(), elsewhere.id()), self))
        .containsOnlyKeys(elsewhere.id());
    assertThat(accounts.readable(List.of(here.id()), Caller.anonymous())).isEmpty();
    assertThat(accounts.page(OWNER, ALL).totalCount()).isEqualTo(3);
  }

  @Test
  void bad_input_is_refused_with_its_place_and_changes_nothing() {
    long before = store.changes().head();
    assertThat(codes(make("x", "名"))).containsExactly("LOGIN_INVALID");
    assertThat(codes(make("has blank", "名"))).containsExactly("LOGIN_INVALID");
    assertThat(codes(make("good", " "))).containsExactly("NAME_INVALID");
    assertThat(store.changes().head()).isEqualTo(before);
    assertThat(make("Good", "名").refusals()).isEmpty();
    assertThat(codes(make("good", "名"))).containsExactly("LOGIN_TAKEN");
  }

  private Outcome<Accounts.WithPassword> make(String login, String name) {
    return accounts.create(OWNER, AccountKind.PERSON, login, name, Optional.empty());
  }

  @Test
  void what_is_left_out_stays_and_another_version_is_refused() {
    Account account = person("one", "9901");
    Accounts.Wanted renamed =
        new Accounts.Wanted(Optional.of("新名"), Optional.empty(), Optional.empty());
    assertThat(codes(accounts.change(OWNER, account.id(), renamed, Optional.of(9))))
        .containsExactly("VERSION_CONFLICT");
    Account changed =
        accounts
            .change(OWNER, account.id(), renamed, Optional.of(account.version()))
            .value()
            .orElseThrow();
    assertThat(changed.name()).isEqualTo("新名");
    assertThat(changed.organization()).contains("9901");
    Account moved =
        accounts
            .change(
                OWNER,
                account.id(),
                new Accounts.Wanted(Optional.empty(), Optional.of(""), Optional.empty()),
                Optional.empty())
            .value()
            .orElseThrow();
    assertThat(moved.organization()).isEmpty();
  }

  @Test
  void a_disabled_account_is_out_at_once() {
    Account account = person("one", "9901");
    Sessions.Begun begun = session("one", SECRET);
    assertThat(caller(begun).isSignedIn()).isTrue();
    accounts.change(
        OWNER,
        account.id(),
        new Accounts.Wanted(Optional.empty(), Optional.empty(), Optional.of(AccountState.DISABLED)),
        Optional.empty());
    assertThat(
            rejected(
                new org.exemplar.identity.Credentials(
                    Optional.empty(), Optional.of(begun.secret()), Optional.empty(), false)))
        .isEqualTo("SESSION_ENDED");
    assertThat(codes(signIn.signIn("one", SECRET, OWNER.origin())))
        .containsExactly("SIGN_IN_FAILED");
  }

  @Test
  void a_conflict_of_interest_blocks_decisions_until_it_is_withdrawn() {
    Account superior = person("superior", "99");
    grant(OWNER, superior, "superior-organization", "99", GuidanceLine.TERRITORIAL);
    Sessions.Begun begun = session("superior", SECRET);
    assertThat(Decisions.refusal(caller(begun), "9901")).isEmpty();
    assertThat(Decisions.refusal(caller(begun), "99"))
        .map(Refusal::code)
        .contains("OWN_ORGANIZATION");
    assertThat(conflicts.declare(caller(begun), "9901", "亲属任职").refusals()).isEmpty();
    assertThat(Decisions.refusal(caller(begun), "9901"))
        .map(Refusal::code)
        .contains("CONFLICT_OF_INTEREST");
    assertThat(codes(conflicts.declare(caller(begun), "9902", " ")))
        .containsExactly("REASON_INVALID");
    assertThat(conflicts.withdraw(caller(begun), "9901").refusals()).isEmpty();
    assertThat(codes(conflicts.withdraw(caller(begun), "9901")))
        .containsExactly("CONFLICT_NOT_FOUND");
    assertThat(Decisions.refusal(caller(begun), "9901")).isEmpty();
  }

  @Test
  void the_change_log_names_no_person() {
    person("zhang-somebody", "9901");
    assertThat(store.changes().after(0, 100))
        .extracting(Change::payload)
        .noneMatch(payload -> payload.contains("zhang") || payload.contains("某人"));
    assertThat(store.changes().after(0, 100))
        .extracting(Change::subjectType)
        .contains("Account", "SignIn", "LoginSession");
  }

  @Test
  void accounts_are_paged_both_ways() {
    Iterator<Integer> numbers = IntStream.iterate(1, n -> n * 7 % 23).iterator();
    Runnable addition =
        () -> {
          for (int n = 0; n < 6; n++) {
            String login = "p-" + numbers.next();
            assertThat(
                    codes(
                        accounts.create(
                            OWNER, AccountKind.PERSON, login, "某人", Optional.of("9901"))))
                .isEmpty();
          }
        };
    addition.run();
    PageWalk.check(field -> accounts.page(OWNER, PageRequest.of(field)), addition);
  }
}
