package org.exemplar.web.internal;

import java.util.Optional;
import java.util.Set;
import org.exemplar.identity.Authentication;
import org.exemplar.identity.Authenticator;
import org.exemplar.identity.Credentials;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Refusal;

/**
 * Knows the tokens {@code good} and {@code little}, which may do nothing, and the session {@code
 * open} with {@code csrf}.
 */
final class FakeAuthenticator implements Authenticator {
  @Override
  public Authentication authenticate(Credentials credentials) {
    if (credentials.bearer().isPresent()) {
      return switch (credentials.bearer().get()) {
        case "good" -> known("token-holder");
        case "little" ->
            new Authentication.Known(
                Caller.signedIn(
                    Origin.of("little"), Optional.empty(), Set.of(), any -> Reach.NOTHING));
        default -> rejected("TOKEN_INVALID");
      };
    }
    if (credentials.session().isEmpty()) {
      return new Authentication.Known(Caller.anonymous());
    }
    if (!credentials.session().get().equals("open")) {
      return rejected("SESSION_ENDED");
    }
    return credentials.mayChange() && !credentials.csrf().equals(Optional.of("csrf"))
        ? rejected("CSRF_TOKEN_WRONG")
        : known("session-holder");
  }

  private static Authentication known(String actor) {
    return new Authentication.Known(Caller.trusted(Origin.of(actor)));
  }

  private static Authentication rejected(String code) {
    return new Authentication.Rejected(Refusal.of(code, "不行", "no"));
  }
}
