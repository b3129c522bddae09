package org.exemplar.identity;

import java.net.URI;
import java.util.Optional;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Refusal;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Signs people in by the OpenID provider of their body, an OSGi service: authorization code with
 * PKCE, state and nonce. There is no such service where no provider is configured.
 */
@ProviderType
public interface OpenIdSignIn {
  /** What became of the first half. */
  sealed interface Start {}

  /**
   * The browser goes on to the provider.
   *
   * @param at where
   * @param browser what the browser keeps meanwhile, and shows when it comes back
   */
  record Begun(URI at, SessionChange.Cookie browser) implements Start {}

  /** What became of the second half. */
  sealed interface End {}

  /**
   * Somebody is signed in.
   *
   * @param session the cookie of the session
   * @param returnTo what the first half was told
   */
  record SignedIn(SessionChange.Cookie session, String returnTo) implements End {}

  /**
   * It came to nothing: {@code OIDC_BUSY}, {@code OIDC_PROVIDER_UNAVAILABLE}, {@code
   * OIDC_STATE_UNKNOWN}, {@code OIDC_DENIED}, {@code OIDC_CODE_REFUSED}, {@code
   * OIDC_ANSWER_INVALID}, {@code ACCOUNT_NOT_LINKED}, {@code ACCOUNT_DISABLED}.
   */
  record Refused(Refusal refusal) implements Start, End {}

  /**
   * What the browser brings back.
   *
   * @param state parameter {@code state}
   * @param code parameter {@code code}
   * @param error parameter {@code error}
   * @param issuer parameter {@code iss}
   * @param browser what the first half gave the browser to keep
   */
  record Answer(
      Optional<String> state,
      Optional<String> code,
      Optional<String> error,
      Optional<String> issuer,
      Optional<String> browser) {}

  /**
   * Begins; good for ten minutes.
   *
   * @param returnTo path of the platform that the browser wants to see in the end
   * @param callback address at which the browser comes back, as the provider knows it
   */
  Start start(String returnTo, URI callback);

  /**
   * Ends what was begun; once only, whatever comes of it.
   *
   * @param origin where the request comes from
   */
  End finish(Answer answer, Origin origin);
}
