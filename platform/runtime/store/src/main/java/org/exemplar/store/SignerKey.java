package org.exemplar.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * What notes are signed with: the other half of a {@link VerifierKey}, written {@code
 * PRIVATE+KEY+NAME+ID+BASE64} as Go's {@code note} package has it.
 */
public final class SignerKey {
  private static final String ED25519 = "Ed25519";
  private static final String HEAD = "PRIVATE+KEY+";
  private static final byte TYPE = 1;
  private static final int RAW = 32;

  private final VerifierKey verifier;
  private final byte[] seed;
  private final PrivateKey key;

  private SignerKey(VerifierKey verifier, byte[] seed, PrivateKey key) {
    this.verifier = verifier;
    this.seed = seed;
    this.key = key;
  }

  /** Gives out a known seed, of which the JDK makes both halves of the key. */
  private static final class Known extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] seed;

    private Known(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }

  /** A new key with that name. */
  public static SignerKey make(String name, SecureRandom random) {
    byte[] seed = new byte[RAW];
    random.nextBytes(seed);
    return of(name, seed);
  }

  /** A new key whose name is made of itself, so that no other log has it. */
  public static SignerKey make(SecureRandom random) {
    byte[] seed = new byte[RAW];
    random.nextBytes(seed);
    String digits = TreeHash.leaf(raw(pair(seed))).hex();
    return of("exemplar/" + digits.substring(0, 16), seed);
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException when the text is none; it is never told
   */
  public static SignerKey parse(String text) {
    String[] parts = text.strip().split("\\+", 5);
    if (parts.length != 5 || !text.startsWith(HEAD)) {
      throw new IllegalArgumentException("a signer key reads " + HEAD + "NAME+ID+BASE64");
    }
    byte[] typed = Base64.getDecoder().decode(parts[4]);
    if (typed.length != RAW + 1 || typed[0] != TYPE) {
      throw new IllegalArgumentException("not the key of an Ed25519 signature");
    }
    SignerKey key = of(parts[2], Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.verifier.hexId().equals(parts[3])) {
      throw new IllegalArgumentException("the id is not that of name and key");
    }
    return key;
  }

  /** What its signatures are checked with. */
  public VerifierKey verifier() {
    return verifier;
  }

  /** The key as it is kept: a secret. */
  public String secret() {
    byte[] typed = ByteBuffer.allocate(RAW + 1).put(TYPE).put(seed).array();
    return HEAD
        + verifier.name()
        + "+"
        + verifier.hexId()
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  /**
   * A text with its signature: a signed note.
   *
   * @param text one line or more, each with a line feed
   */
  public String sign(String text) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      byte[] signed = signature.sign();
      byte[] line =
          ByteBuffer.allocate(Integer.BYTES + signed.length)
              .putInt(verifier.id())
              .put(signed)
              .array();
      return text
          + "\n— "
          + verifier.name()
          + " "
          + Base64.getEncoder().encodeToString(line)
          + "\n";
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java platform has Ed25519", impossible);
    }
  }

  private static SignerKey of(String name, byte[] seed) {
    KeyPair pair = pair(seed);
    return new SignerKey(VerifierKey.of(name, raw(pair)), seed, pair.getPrivate());
  }

  private static KeyPair pair(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ED25519);
      generator.initialize(NamedParameterSpec.ED25519, new Known(seed));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java platform has Ed25519", impossible);
    }
  }

  /** The 32 bytes of RFC 8032, which end the X.509 form. */
  private static byte[] raw(KeyPair pair) {
    byte[] encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length);
  }
}
