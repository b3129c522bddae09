package org.exemplar.identity.internal.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the keys of an issuer that may have signed a token, for the algorithms that are allowed.
 */
final class IssuerKeySelector implements JWSKeySelector<SecurityContext> {
  private final JWKSource<SecurityContext> keys;
  private final JWSVerificationKeySelector<SecurityContext> usual;

  IssuerKeySelector(Set<JWSAlgorithm> algorithms, JWKSource<SecurityContext> keys) {
    this.keys = keys;
    this.usual = new JWSVerificationKeySelector<>(algorithms, keys);
  }

  /** Verifies with one of these keys. */
  static final class Verifiers extends DefaultJWSVerifierFactory {
    @Override
    public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
      return Ed25519Verifier.ALGORITHMS.contains(header.getAlgorithm())
              && key instanceof PublicKey known
          ? new Ed25519Verifier(known)
          : super.createJWSVerifier(header, key);
    }
  }

  @Override
  public List<? extends Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context)
      throws KeySourceException {
    if (!usual.isAllowed(header.getAlgorithm())
        || !Ed25519Verifier.ALGORITHMS.contains(header.getAlgorithm())) {
      return usual.selectJWSKeys(header, context);
    }
    List<Key> found = new ArrayList<>();
    for (JWK jwk : keys.get(new JWKSelector(JWKMatcher.forJWSHeader(header)), context)) {
      if (jwk instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
        found.add(key(pair));
      }
    }
    return found;
  }

  private static PublicKey key(OctetKeyPair pair) throws KeySourceException {
    try {
      return Ed25519Verifier.key(pair);
    } catch (GeneralSecurityException damaged) {
      throw new KeySourceException("key " + pair.getKeyID() + " is damaged", damaged);
    }
  }
}
