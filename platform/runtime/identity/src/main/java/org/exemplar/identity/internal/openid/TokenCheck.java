package org.exemplar.identity.internal.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.exemplar.identity.internal.openid.ProviderException.Kind;
import org.jspecify.annotations.Nullable;

/** Whether a token of an issuer is one: signature, algorithm, type, issuer, audience and times. */
final class TokenCheck {
  static final Duration SKEW = Duration.ofMinutes(1);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /**
   * A check.
   *
   * @param audiences of which the token must name one
   * @param prohibited claims that it must not have
   * @param types that its header may say; null for none
   */
  TokenCheck(
      OpenIdSettings settings,
      IssuerKeySelector keys,
      Clock clock,
      Set<String> audiences,
      Set<String> prohibited,
      @Nullable JOSEObjectType... types) {
    processor.setJWSKeySelector(keys);
    processor.setJWSVerifierFactory(new IssuerKeySelector.Verifiers());
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
    JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build();
    processor.setJWTClaimsSetVerifier(
        new Claims(clock, audiences, exact, Set.of("sub", "iat", "exp"), prohibited));
  }

  private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final Clock clock;

    Claims(
        Clock clock,
        Set<String> audiences,
        JWTClaimsSet exact,
        Set<String> required,
        Set<String> prohibited) {
      super(audiences, exact, required, prohibited);
      this.clock = clock;
      setMaxClockSkew((int) SKEW.toSeconds());
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context)
        throws BadJWTException {
      super.verify(claims, context);
      if (claims.getIssueTime().toInstant().isAfter(clock.instant().plus(SKEW))) {
        throw new BadJWTException("issued in the future");
      }
      if (claims.getSubject().isBlank()) {
        throw new BadJWTException("of nobody");
      }
    }
  }

  /** What a token says, once all of it is right. */
  JWTClaimsSet claims(String token) throws ProviderException {
    try {
      return processor.process(token, null);
    } catch (ExpiredJWTException over) {
      throw new ProviderException(Kind.TOKEN_EXPIRED, "expired", over);
    } catch (ParseException | BadJOSEException wrong) {
      throw invalid(wrong);
    } catch (JOSEException broken) {
      throw broken.getCause() instanceof ProviderException unreached ? unreached : invalid(broken);
    }
  }

  private static ProviderException invalid(Exception why) {
    return new ProviderException(Kind.TOKEN_INVALID, String.valueOf(why.getMessage()), why);
  }
}
