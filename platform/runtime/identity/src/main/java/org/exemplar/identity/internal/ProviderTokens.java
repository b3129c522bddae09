package org.exemplar.identity.internal;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.exemplar.identity.internal.openid.OpenIdProvider;
import org.exemplar.identity.internal.openid.OpenIdProvider.Bearer;
import org.exemplar.identity.internal.openid.ProviderException;
import org.exemplar.spi.schema.Refusal;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokens that the OpenID provider issued, sent by a system or a person with a linked account. */
record ProviderTokens(Identity identity, Optional<OpenIdProvider> provider) {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderTokens.class);

  /** Whether a token is to be looked at here: three parts between dots, and a provider. */
  boolean takes(String token) {
    return provider.filter(OpenIdProvider::takesBearers).isPresent()
        && token.chars().filter(each -> each == '.').count() == 2;
  }

  Outcome<Credential> find(String token) {
    OpenIdProvider known = provider.orElseThrow();
    try {
      Bearer bearer = known.bearer(token);
      String issuer = known.settings().issuer().toString();
      return identity.store.read(handle -> find(handle, issuer, bearer));
    } catch (ProviderException wrong) {
      LOG.debug("A token of the OpenID provider is refused", wrong);
      return Outcome.refused(why(wrong.kind()));
    }
  }

  private Outcome<Credential> find(Handle handle, String issuer, Bearer bearer) {
    Optional<LinkedIdentity> linked = identity.linked.bySubject(handle, issuer, bearer.subject());
    if (linked.isEmpty()) {
      return Outcome.refused(notLinked());
    }
    Account account = identity.accounts.byId(handle, linked.get().account()).orElseThrow();
    if (!account.isActive()) {
      return Outcome.refused(OpenIdArrivals.disabled());
    }
    return Outcome.of(
        new Credential(
            Credential.caller(
                identity, handle, account, linked.get().credential(), bound(bearer.scopes())),
            bearer.until(),
            Optional.empty()));
  }

  /** A token that names permissions of ours is good for those; one that names none, for all. */
  private Bound bound(Set<String> scopes) {
    Predicate<String> ours = identity.roles.permissions()::containsKey;
    return scopes.stream().anyMatch(ours)
        ? new Bound(
            Optional.of(scopes.stream().filter(ours).collect(Collectors.toSet())), Optional.empty())
        : Bound.NONE;
  }

  private static Refusal why(ProviderException.Kind kind) {
    return switch (kind) {
      case UNAVAILABLE -> StoredOpenIdSignIn.unavailable();
      case TOKEN_EXPIRED -> StoredAuthenticator.expired();
      case TOKEN_INVALID, CODE_REFUSED -> StoredAuthenticator.invalid();
    };
  }

  private static Refusal notLinked() {
    return Refusal.conflict(
        "ACCOUNT_NOT_LINKED",
        "令牌有效，但其主体未关联本平台账号，请管理员以 linkIdentity 关联",
        "the token is good, but its subject is linked to no account here; an administrator links it"
            + " with linkIdentity");
  }
}
