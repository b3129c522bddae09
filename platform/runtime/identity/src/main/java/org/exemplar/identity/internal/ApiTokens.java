package org.exemplar.identity.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exemplar.identity.ClientName;
import org.exemplar.identity.Permissions;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Transaction;
import org.exemplar.store.Work;

/** Tokens of accounts: issued, listed and revoked. */
final class ApiTokens {
  /** How every token begins, so that scanners for secrets know one. */
  static final String PREFIX = "exm_";

  static final Duration LONGEST = Duration.ofDays(366);
  private static final int LIVE_OF_ONE_NAME = 2;
  private static final int LONGEST_NAME = 60;

  private final Identity identity;
  private final Accounts accounts;

  ApiTokens(Identity identity, Accounts accounts) {
    this.identity = identity;
    this.accounts = accounts;
  }

  /**
   * What is to be issued.
   *
   * @param account whose it is to be
   * @param scopes empty for all that the account may hold
   * @param part code of an organisation, empty for no bound but those of the account
   * @param client name of the client program that is to use it
   */
  record Wanted(
      String account,
      String name,
      List<String> scopes,
      Optional<String> part,
      Duration validFor,
      Optional<String> client) {
    /** One of no client program in particular. */
    Wanted(
        String account,
        String name,
        List<String> scopes,
        Optional<String> part,
        Duration validFor) {
      this(account, name, scopes, part, validFor, Optional.empty());
    }
  }

  /**
   * A token that was issued.
   *
   * @param secret the whole token; it is shown once and kept nowhere
   */
  record Issued(ApiToken token, String secret) {}

  List<ApiToken> of(String account) {
    return identity.store.read(handle -> identity.tokens.of(handle, account));
  }

  Outcome<Issued> issue(Caller caller, Wanted wanted) {
    Optional<Refusal> wrong =
        Accounts.wrongName(wanted.name(), LONGEST_NAME)
            .or(() -> wrongScope(wanted.scopes()))
            .or(() -> identity.parts().unknown(wanted.part()))
            .or(() -> wrongDuration(wanted.validFor()))
            .or(() -> wanted.client().flatMap(client -> wrongClient(caller, client)));
    if (wrong.isPresent()) {
      return Outcome.refused(wrong.get());
    }
    return allowed(caller, wanted.account(), transaction -> issued(transaction, caller, wanted));
  }

  private Outcome<Issued> issued(Transaction transaction, Caller caller, Wanted wanted) {
    if (identity.accounts.byId(transaction.handle(), wanted.account()).isEmpty()) {
      return Outcome.refused(Accounts.notFound()); // the owner of the data folder has none
    }
    Instant now = transaction.now();
    long live =
        identity.tokens.of(transaction.handle(), wanted.account()).stream()
            .filter(token -> token.name().equals(wanted.name().strip()) && token.isLive(now))
            .count();
    if (live >= LIVE_OF_ONE_NAME) {
      return Outcome.refused(tooMany(wanted.name()));
    }
    String id = identity.nextId(transaction);
    String secret = PREFIX + id + "_" + Secrets.next();
    ApiToken token =
        new ApiToken(
            id,
            wanted.account(),
            wanted.name().strip(),
            wanted.scopes().isEmpty()
                ? List.copyOf(identity.roles.permissions().keySet())
                : wanted.scopes(),
            wanted.part(),
            wanted.client(),
            now,
            now.plus(wanted.validFor()),
            Optional.empty(),
            Optional.empty());
    identity.tokens.insert(transaction.handle(), token, Secrets.digest(secret));
    transaction.record(
        NewChange.of(
            caller.origin(),
            ApiToken.TYPE,
            id,
            Optional.empty(),
            Optional.of(AccountRecord.of(token))));
    return Outcome.of(new Issued(token, secret));
  }

  /** Revokes a token; one that is revoked already stays so. */
  Outcome<ApiToken> revoke(Caller caller, String id) {
    Optional<ApiToken> known = identity.store.read(handle -> identity.tokens.byId(handle, id));
    if (known.isEmpty()) {
      return Outcome.refused(notFound());
    }
    return allowed(
        caller, known.get().account(), transaction -> Outcome.of(revoked(transaction, caller, id)));
  }

  private ApiToken revoked(Transaction transaction, Caller caller, String id) {
    ApiToken before = identity.tokens.byId(transaction.handle(), id).orElseThrow();
    if (before.revokedAt().isPresent()) {
      return before;
    }
    identity.tokens.revoke(transaction.handle(), id, transaction.now());
    ApiToken after = identity.tokens.byId(transaction.handle(), id).orElseThrow();
    transaction.record(
        NewChange.of(
            caller.origin(),
            ApiToken.TYPE,
            id,
            Optional.of(AccountRecord.of(before)),
            Optional.of(AccountRecord.of(after))));
    return after;
  }

  /** Work on tokens of the caller's own account, or of one that it manages. */
  private <T> Outcome<T> allowed(Caller caller, String account, Work<Outcome<T>> work) {
    return caller.origin().actor().equals(account)
        ? identity.write(work)
        : accounts.managed(caller, account, (transaction, managed) -> work.run(transaction));
  }

  private static Refusal notFound() {
    return Refusal.notFound("TOKEN_NOT_FOUND", "没有这个令牌", "there is no such token")
        .at("input", "token");
  }

  private static Refusal tooMany(String name) {
    return Refusal.limit(
            LIVE_OF_ONE_NAME,
            "TOKEN_LIMIT",
            "名为“" + name + "”的有效令牌最多 " + LIVE_OF_ONE_NAME + " 个，请先撤销一个，或换一个名称",
            "at most "
                + LIVE_OF_ONE_NAME
                + " tokens named "
                + name
                + " are valid at a time; revoke one first, or choose another name")
        .at("input", "name");
  }

  private Optional<Refusal> wrongScope(List<String> scopes) {
    return scopes.stream()
        .filter(scope -> !identity.roles.permissions().containsKey(scope))
        .findFirst()
        .map(
            scope ->
                Refusal.noneOf(
                        identity.roles.permissions().keySet(),
                        "SCOPE_UNKNOWN",
                        "没有权限 "
                            + scope
                            + "，可用的有 "
                            + String.join("、", identity.roles.permissions().keySet()),
                        "there is no scope "
                            + scope
                            + "; there are "
                            + String.join(", ", identity.roles.permissions().keySet()))
                    .at("input", "scopes"));
  }

  /** A client may be free to ask what others are not, so its name is not everybody's to take. */
  private static Optional<Refusal> wrongClient(Caller caller, String client) {
    if (!caller.reach(Permissions.MANAGE_CLIENTS).everywhere()) {
      return Optional.of(
          Refusal.notPermitted(
                  "NOT_ALLOWED",
                  "只有可管理客户端的人才能把令牌绑定到客户端",
                  "a token is bound to a client by who manages clients")
              .at("input", "client"));
    }
    return ClientName.refusal(client).map(refusal -> refusal.at("input", "client"));
  }

  private static Optional<Refusal> wrongDuration(Duration validFor) {
    return validFor.isPositive() && validFor.compareTo(LONGEST) <= 0
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                    "DURATION_INVALID",
                    "有效期应为 1 至 " + LONGEST.toDays() + " 天",
                    "a token is valid for 1 to " + LONGEST.toDays() + " days")
                .at("input", "validForDays"));
  }
}
