package org.exemplar.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.exemplar.archive.internal.KeyFiles;

/** Ed25519 keys and their files: PKCS#8 and X.509 in PEM, as OpenSSL writes them too. */
public final class Keys {
  private Keys() {}

  /** A new pair of keys. */
  public static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Writes a private key to a file that only its owner may read.
   *
   * @throws java.nio.file.FileAlreadyExistsException where there is such a file; a key is never
   *     overwritten
   * @throws IOException when it cannot be written
   */
  public static void write(Path file, PrivateKey key) throws IOException {
    KeyFiles.write(file, key);
  }

  /**
   * Reads a private key.
   *
   * @throws IllegalArgumentException when the file holds none
   * @throws IOException when it cannot be read
   */
  public static PrivateKey readPrivate(Path file) throws IOException {
    return KeyFiles.readPrivate(file);
  }

  /** The public key that belongs to a private one. */
  public static PublicKey publicKey(PrivateKey key) {
    return KeyFiles.publicKey(key);
  }

  /** A public key as the trust store takes it: X.509 in Base64. */
  public static String text(PublicKey key) {
    return KeyFiles.text(key);
  }

  /** A public key as a PEM file. */
  public static String pem(PublicKey key) {
    return KeyFiles.pem(key);
  }

  /**
   * Reads a public key: X.509 or the 32 bytes of the key itself, in Base64.
   *
   * @throws IllegalArgumentException when it is no Ed25519 key
   */
  public static PublicKey parse(String text) {
    return KeyFiles.parse(text);
  }

  /** What two people compare to see that they have the same key: eight groups of four digits. */
  public static String fingerprint(PublicKey key) {
    return KeyFiles.fingerprint(key);
  }

  /** A name for a key that is made of the key: {@code k} and 16 hexadecimal digits. */
  public static String id(PublicKey key) {
    return KeyFiles.id(key);
  }
}
