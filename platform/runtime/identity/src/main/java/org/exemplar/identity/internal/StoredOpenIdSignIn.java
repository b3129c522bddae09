package org.exemplar.identity.internal;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.exemplar.identity.OpenIdSignIn;
import org.exemplar.identity.SessionChange;
import org.exemplar.identity.internal.openid.OpenIdProvider;
import org.exemplar.identity.internal.openid.OpenIdProvider.Attempt;
import org.exemplar.identity.internal.openid.OpenIdProvider.Person;
import org.exemplar.identity.internal.openid.ProviderException;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs people in by a provider; what is under way stands in the store, for whichever node. */
final class StoredOpenIdSignIn implements OpenIdSignIn {
  static final Duration ATTEMPT = Duration.ofMinutes(10);
  static final int MOST = 10_000;
  private static final Logger LOG = LoggerFactory.getLogger(StoredOpenIdSignIn.class);

  private final Identity identity;
  private final OpenIdProvider provider;
  private final OpenIdArrivals arrivals;
  private final Sessions sessions;

  StoredOpenIdSignIn(Identity identity, OpenIdProvider provider) {
    this.identity = identity;
    this.provider = provider;
    this.arrivals = new OpenIdArrivals(identity, provider.settings());
    this.sessions = new Sessions(identity);
  }

  @Override
  public Start start(String returnTo, URI callback) {
    Instant until = identity.clock.instant().plus(ATTEMPT);
    Attempt attempt = new Attempt(Secrets.next(), Secrets.next(), Secrets.next(), callback);
    OpenIdAttemptStore.Open open =
        new OpenIdAttemptStore.Open(attempt, Secrets.next(), returnTo, until);
    try {
      URI at = provider.authorization(attempt);
      return keep(open)
          ? new Begun(at, new SessionChange.Cookie(open.browser(), until))
          : new Refused(busy());
    } catch (ProviderException unreached) {
      return new Refused(why(unreached));
    }
  }

  /** Not in the change log, which whoever comes by would fill. */
  private boolean keep(OpenIdAttemptStore.Open open) {
    return identity.store.write(
        transaction -> {
          identity.attempts.deleteExpired(transaction.handle(), transaction.now());
          if (identity.attempts.count(transaction.handle()) >= MOST) {
            return false;
          }
          identity.attempts.insert(transaction.handle(), open);
          return true;
        });
  }

  @Override
  public End finish(Answer answer, Origin origin) {
    Optional<OpenIdAttemptStore.Open> open = taken(answer);
    if (open.isEmpty()) {
      return new Refused(unknown());
    }
    try {
      if (!provider.isIssuer(answer.issuer())) {
        return new Refused(invalid());
      }
      if (answer.code().isEmpty() || answer.error().isPresent()) {
        return new Refused(denied());
      }
      Person person = provider.redeem(open.get().attempt(), answer.code().get());
      return signedIn(person, origin, open.get().returnTo());
    } catch (ProviderException wrong) {
      return new Refused(why(wrong));
    }
  }

  private Optional<OpenIdAttemptStore.Open> taken(Answer answer) {
    if (answer.state().isEmpty() || answer.browser().isEmpty()) {
      return Optional.empty();
    }
    return identity
        .store
        .write(
            transaction ->
                identity.attempts.take(
                    transaction.handle(), answer.state().get(), answer.browser().get()))
        .filter(open -> identity.clock.instant().isBefore(open.expiresAt()));
  }

  private End signedIn(Person person, Origin origin, String returnTo) {
    Outcome<Sessions.Begun> begun =
        identity.write(
            transaction -> {
              Outcome<OpenIdArrivals.Arrived> arrived =
                  arrivals.arrive(transaction, person, origin);
              return new Outcome<>(
                  arrived
                      .value()
                      .map(
                          one ->
                              sessions.begin(
                                  transaction, one.account(), origin, Optional.of(one.as().id()))),
                  arrived.refusals());
            });
    return begun
        .value()
        .<End>map(
            one ->
                new SignedIn(
                    new SessionChange.Cookie(one.secret(), one.session().expiresAt()), returnTo))
        .orElseGet(() -> new Refused(begun.refusals().getFirst()));
  }

  /** What who asks is told; the rest is for the log. */
  private static Refusal why(ProviderException wrong) {
    LOG.warn("Signing in by the OpenID provider failed: {} {}", wrong.kind(), wrong.getMessage());
    return switch (wrong.kind()) {
      case UNAVAILABLE -> unavailable();
      case CODE_REFUSED ->
          Refusal.of(
              "OIDC_CODE_REFUSED",
              "统一身份认证不接受该授权码，请重新登录",
              "the identity provider does not accept the code; sign in again");
      case TOKEN_INVALID, TOKEN_EXPIRED -> invalid();
    };
  }

  static Refusal unavailable() {
    return Refusal.unavailable(
        "OIDC_PROVIDER_UNAVAILABLE",
        "统一身份认证暂不可用，请稍后再试，或以密码登录",
        "the identity provider is not available; try again later, or sign in with a password");
  }

  private static Refusal invalid() {
    return Refusal.of(
        "OIDC_ANSWER_INVALID",
        "统一身份认证的答复未通过检验，请重新登录；如仍不行，请联系管理员",
        "what the identity provider answered is not accepted; sign in again, and tell an"
            + " administrator if that does not help");
  }

  private static Refusal denied() {
    return Refusal.notPermitted(
        "OIDC_DENIED",
        "统一身份认证未同意登录，请重试或以密码登录",
        "the identity provider did not let you in; try again, or sign in with a password");
  }

  private static Refusal unknown() {
    return Refusal.of(
        "OIDC_STATE_UNKNOWN",
        "此次登录已完成、已过期，或不是在本浏览器中开始的，请重新登录",
        "this sign-in is over, has expired or was begun in another browser; sign in again");
  }

  private static Refusal busy() {
    return Refusal.unavailable(
        "OIDC_BUSY", "正在进行的登录过多，请稍后再试", "too many sign-ins are under way; try again later");
  }
}
