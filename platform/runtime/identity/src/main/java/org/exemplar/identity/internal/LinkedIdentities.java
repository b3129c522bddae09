package org.exemplar.identity.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.identity.internal.openid.OpenIdProvider;
import org.exemplar.identity.internal.openid.OpenIdSettings;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Transaction;

/** Who of the OpenID provider is which account: linked and unlinked by who manages the account. */
final class LinkedIdentities {
  private static final int LONGEST_SUBJECT = 255;
  private static final int MOST_DAYS = 30;
  private static final String PERMIT = "IdentityLinkPermit";

  private final Identity identity;
  private final Accounts accounts;
  private final Optional<OpenIdSettings> settings;

  LinkedIdentities(Identity identity, Accounts accounts, Optional<OpenIdProvider> provider) {
    this.identity = identity;
    this.accounts = accounts;
    this.settings = provider.map(OpenIdProvider::settings);
  }

  /** The provider; empty where there is none. */
  Optional<OpenIdSettings> provider() {
    return settings;
  }

  Map<String, List<LinkedIdentity>> of(List<String> accountIds) {
    return identity.store.read(handle -> identity.linked.of(handle, accountIds));
  }

  /** Until when the next sign-in may link an identity to accounts, where that is still to come. */
  Map<String, Instant> permits(List<String> accountIds) {
    Instant now = identity.clock.instant();
    Map<String, Instant> permits =
        identity.store.read(handle -> identity.linked.permits(handle, accountIds));
    permits.values().removeIf(until -> !now.isBefore(until));
    return permits;
  }

  /** Says who of the provider an account is. */
  Outcome<LinkedIdentity> link(Caller caller, String accountId, String subject) {
    if (settings.isEmpty()) {
      return Outcome.refused(off());
    }
    if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
      return Outcome.refused(wrongSubject());
    }
    String issuer = settings.get().issuer().toString();
    return accounts.managed(
        caller,
        accountId,
        (transaction, account) -> {
          Optional<LinkedIdentity> known =
              identity.linked.bySubject(transaction.handle(), issuer, subject);
          if (known.filter(one -> !one.account().equals(accountId)).isPresent()) {
            return Outcome.refused(taken());
          }
          return Outcome.of(
              known.orElseGet(
                  () ->
                      linked(identity, transaction, caller.origin(), accountId, issuer, subject)));
        });
  }

  /** Lets the next sign-in of somebody with the login of an account be linked to it, once. */
  Outcome<Account> permit(Caller caller, String accountId, int days) {
    if (settings.isEmpty()) {
      return Outcome.refused(off());
    }
    if (days < 1 || days > MOST_DAYS) {
      return Outcome.refused(wrongDays());
    }
    return accounts.managed(
        caller,
        accountId,
        (transaction, account) -> {
          if (account.kind() == AccountKind.CLIENT) {
            return Outcome.refused(noPerson());
          }
          Instant until = transaction.now().plus(Duration.ofDays(days));
          identity.linked.permit(transaction.handle(), accountId, until);
          transaction.record(
              NewChange.of(
                  caller.origin(),
                  PERMIT,
                  accountId,
                  Optional.empty(),
                  Optional.of(Map.of("allowedUntil", until.toString()))));
          return Outcome.of(account);
        });
  }

  /** Takes an identity from its account; sessions that it has begun end. */
  Outcome<LinkedIdentity> unlink(Caller caller, String id) {
    Optional<LinkedIdentity> known =
        identity.store.read(handle -> identity.linked.byId(handle, id));
    if (known.isEmpty()) {
      return Outcome.refused(notFound());
    }
    return accounts.managed(
        caller,
        known.get().account(),
        (transaction, account) -> {
          Optional<LinkedIdentity> linked = identity.linked.byId(transaction.handle(), id);
          if (linked.isEmpty()) {
            return Outcome.refused(notFound());
          }
          identity.sessions.deleteBegunBy(transaction.handle(), id);
          identity.linked.delete(transaction.handle(), id);
          transaction.record(
              NewChange.of(
                  caller.origin(),
                  LinkedIdentity.TYPE,
                  id,
                  linked.map(LinkedIdentity::said),
                  Optional.empty()));
          return Outcome.of(linked.get());
        });
  }

  /** Links in a transaction; a permit is used up by it. */
  static LinkedIdentity linked(
      Identity identity,
      Transaction transaction,
      Origin origin,
      String account,
      String issuer,
      String subject) {
    LinkedIdentity made =
        new LinkedIdentity(
            identity.nextId(transaction), account, issuer, subject, transaction.now());
    identity.linked.insert(transaction.handle(), made);
    identity.linked.withdraw(transaction.handle(), account);
    transaction.record(
        NewChange.of(
            origin, LinkedIdentity.TYPE, made.id(), Optional.empty(), Optional.of(made.said())));
    return made;
  }

  private static Refusal off() {
    return Refusal.conflict(
        "OIDC_OFF",
        "未配置统一身份认证，请先在 conf/framework.properties 中设置 exemplar.oidc.issuer",
        "no identity provider is configured; set exemplar.oidc.issuer in"
            + " conf/framework.properties first");
  }

  private static Refusal wrongSubject() {
    return Refusal.of(
            "SUBJECT_INVALID",
            "身份标识应有 1 至 " + LONGEST_SUBJECT + " 个字符",
            "a subject has 1 to " + LONGEST_SUBJECT + " characters")
        .at("input", "subject");
  }

  private static Refusal wrongDays() {
    return Refusal.of(
            "DURATION_INVALID",
            "有效天数应为 1 至 " + MOST_DAYS,
            "it is allowed for 1 to " + MOST_DAYS + " days")
        .at("input", "validForDays");
  }

  private static Refusal taken() {
    return Refusal.of("IDENTITY_TAKEN", "该身份已关联其他账号", "that identity is linked to another account")
        .at("input", "subject");
  }

  private static Refusal noPerson() {
    return Refusal.conflict(
            "ACCOUNT_OF_SYSTEM",
            "系统账号不能由人登录，请以 linkIdentity 关联其客户端标识",
            "nobody signs in to the account of a system; link its client id with linkIdentity")
        .at("input", "account");
  }

  private static Refusal notFound() {
    return Refusal.notFound("IDENTITY_NOT_FOUND", "没有这项身份关联", "there is no such linked identity")
        .at("input", "identity");
  }
}
