package org.exemplar.identity.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.exemplar.identity.Authentication;
import org.exemplar.identity.Authenticator;
import org.exemplar.identity.Credentials;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Refusal;
import org.jdbi.v3.core.Handle;

/**
 * Looks credentials up. What it found is kept in memory until anything about accounts changes, on
 * whichever node, and for half a minute at most, because the tree of organisations changes too.
 */
final class StoredAuthenticator implements Authenticator {
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final int MOST = 10_000;

  private final Identity identity;
  private final Predicate<String> owner;
  private final ProviderTokens foreign;
  private final Cache<String, Credential> found =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(KEPT)
          .executor(Runnable::run)
          .build();
  private final AtomicLong era = new AtomicLong();
  private final Map<String, Instant> lastUses = new ConcurrentHashMap<>();

  /**
   * An authenticator.
   *
   * @param owner whether a token is that of the owner of the data folder
   * @param foreign tokens of the OpenID provider
   */
  StoredAuthenticator(Identity identity, Predicate<String> owner, ProviderTokens foreign) {
    this.identity = identity;
    this.owner = owner;
    this.foreign = foreign;
  }

  /** Something about accounts has changed. */
  void forget() {
    era.incrementAndGet();
    found.invalidateAll();
  }

  /** Keeps what was found, unless something has changed while it was looked for. */
  private void keep(String key, Credential value, long since) {
    found.put(key, value);
    if (era.get() != since) {
      found.invalidate(key);
    }
  }

  /** Writes down when tokens were used last; not in the change log, which it would flood. */
  void writeLastUses() {
    Map<String, Instant> seen = Map.copyOf(lastUses);
    if (!seen.isEmpty()) {
      identity.store.write(
          transaction -> {
            identity.tokens.used(transaction.handle(), seen);
            return seen.size();
          });
      seen.forEach(lastUses::remove);
    }
  }

  @Override
  public Authentication authenticate(Credentials credentials) {
    if (credentials.bearer().isPresent()) {
      return bearer(credentials.bearer().get());
    }
    return credentials
        .session()
        .map(secret -> session(secret, credentials))
        .orElseGet(() -> new Authentication.Known(Caller.anonymous()));
  }

  private Authentication bearer(String token) {
    if (owner.test(token)) {
      return new Authentication.Known(Caller.trusted(Origin.OWNER));
    }
    String hash = Secrets.digest(token);
    Instant now = identity.clock.instant();
    Outcome<Credential> known =
        found(
            "token " + hash,
            now,
            () ->
                foreign.takes(token)
                    ? foreign.find(token)
                    : identity.store.read(handle -> ofToken(handle, hash, now)),
            expired());
    known.value().flatMap(Credential::token).ifPresent(id -> lastUses.put(id, now));
    return known(known);
  }

  /**
   * What a credential stands for, in memory or looked up.
   *
   * @param key its kind and digest: what is one kind is none of the other
   * @param over what is said of one whose time is over
   */
  private Outcome<Credential> found(
      String key, Instant now, Supplier<Outcome<Credential>> look, Refusal over) {
    Credential known = found.getIfPresent(key);
    if (known == null) {
      long since = era.get();
      Outcome<Credential> looked = look.get();
      if (looked.value().isEmpty()) {
        return looked;
      }
      known = looked.value().get();
      keep(key, known, since);
    }
    return now.isBefore(known.until()) ? Outcome.of(known) : Outcome.refused(over);
  }

  private static Authentication known(Outcome<Credential> found) {
    return found
        .value()
        .<Authentication>map(known -> new Authentication.Known(known.caller()))
        .orElseGet(() -> new Authentication.Rejected(found.refusals().getFirst()));
  }

  private Outcome<Credential> ofToken(Handle handle, String hash, Instant now) {
    Optional<ApiToken> token = identity.tokens.byHash(handle, hash);
    if (token.isEmpty()) {
      return Outcome.refused(invalid());
    }
    if (token.get().revokedAt().isPresent()) {
      return Outcome.refused(
          Refusal.of("TOKEN_REVOKED", "令牌已撤销，请重新签发", "the token was revoked; issue another one"));
    }
    if (!token.get().isLive(now)) {
      return Outcome.refused(expired());
    }
    Account account = identity.accounts.byId(handle, token.get().account()).orElseThrow();
    if (!account.isActive()) {
      return Outcome.refused(OpenIdArrivals.disabled());
    }
    Caller caller =
        Credential.caller(identity, handle, account, token.get().id(), Bound.of(token.get()))
            .with(token.get().client());
    return Outcome.of(
        new Credential(caller, token.get().expiresAt(), Optional.of(token.get().id())));
  }

  private Authentication session(String secret, Credentials credentials) {
    String hash = Secrets.digest(secret);
    Outcome<Credential> known =
        found(
            "session " + hash,
            identity.clock.instant(),
            () -> identity.store.read(handle -> ofSession(handle, hash)),
            ended());
    boolean deliberate =
        !credentials.mayChange()
            || credentials
                .csrf()
                .filter(sent -> Secrets.same(sent, Secrets.csrf(hash)))
                .isPresent();
    return known.value().isEmpty() || deliberate
        ? known(known)
        : new Authentication.Rejected(noCsrf());
  }

  /** With a one-time password an account may do nothing but choose one of its own. */
  private Outcome<Credential> ofSession(Handle handle, String hash) {
    Optional<LoginSession> session = identity.sessions.byHash(handle, hash);
    Optional<Account> account =
        session
            .flatMap(known -> identity.accounts.byId(handle, known.account()))
            .filter(Account::isActive);
    if (session.isEmpty() || account.isEmpty()) {
      return Outcome.refused(ended());
    }
    boolean first = account.get().passwordTemporary() && session.get().identity().isEmpty();
    Caller caller =
        Credential.caller(
            identity,
            handle,
            account.get(),
            session.get().name(),
            first ? Bound.NOTHING : Bound.NONE);
    return Outcome.of(new Credential(caller, session.get().expiresAt(), Optional.empty()));
  }

  static Refusal invalid() {
    return Refusal.of("TOKEN_INVALID", "令牌无效，请重新签发", "the token is not valid; issue another one");
  }

  static Refusal expired() {
    return Refusal.of("TOKEN_EXPIRED", "令牌已过期，请重新签发", "the token has expired; issue another one");
  }

  private static Refusal ended() {
    return Refusal.of("SESSION_ENDED", "会话已结束，请重新登录", "the session has ended; sign in again");
  }

  private static Refusal noCsrf() {
    return Refusal.notPermitted(
        "CSRF_TOKEN_WRONG",
        "请求须带有登录时得到的 X-CSRF-Token 头",
        "the request must carry the header X-CSRF-Token that signing in gave");
  }
}
