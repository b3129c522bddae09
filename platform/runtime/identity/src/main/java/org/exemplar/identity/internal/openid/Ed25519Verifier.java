package org.exemplar.identity.internal.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.crypto.impl.CriticalHeaderParamsDeferral;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Set;

/** Verifies Ed25519 with the JDK; the library would want another one for it. */
final class Ed25519Verifier extends BaseJWSProvider implements JWSVerifier {
  static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);
  private static final String NAME = "Ed25519";
  private static final int KEY_BYTES = 32;

  /** What stands before the 32 bytes of a key in X.509's form (RFC 8410). */
  private static final byte[] FORM = HexFormat.of().parseHex("302a300506032b6570032100");

  private final CriticalHeaderParamsDeferral critical = new CriticalHeaderParamsDeferral();
  private final PublicKey key;

  Ed25519Verifier(PublicKey key) {
    super(ALGORITHMS);
    this.key = key;
  }

  /** The key that a JWK holds. */
  static PublicKey key(OctetKeyPair jwk) throws GeneralSecurityException {
    byte[] x = jwk.getDecodedX();
    if (x.length != KEY_BYTES) {
      throw new GeneralSecurityException("a key of " + x.length + " bytes");
    }
    byte[] encoded = new byte[FORM.length + KEY_BYTES];
    System.arraycopy(FORM, 0, encoded, 0, FORM.length);
    System.arraycopy(x, 0, encoded, FORM.length, KEY_BYTES);
    return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
  }

  @Override
  public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
    if (!critical.headerPasses(header)) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(NAME);
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature.decode());
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException broken) {
      throw new JOSEException(broken.getMessage(), broken);
    }
  }
}
