package org.exemplar.archive.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 keys as text. */
public final class KeyFiles {
  private static final String ED25519 = "Ed25519";
  private static final Pattern PRIVATE =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /** What stands in front of the 32 bytes of an Ed25519 key in X.509. */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int RAW = 32;
  private static final int LINE = 64;
  private static final int LONGEST = 10_000;
  private static final int ID_DIGITS = 16;

  /** Gives out the secret of a known key, from which the same pair is made once more. */
  private static final class Known extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] secret;

    Known(byte[] secret) {
      this.secret = secret;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(secret, 0, bytes, 0, bytes.length);
    }
  }

  private KeyFiles() {}

  /** Writes a private key to a new file for its owner only. */
  public static void write(Path file, PrivateKey key) throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    byte[] text = pem("PRIVATE KEY", key).getBytes(StandardCharsets.US_ASCII);
    Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var out = Files.newByteChannel(file, fresh, owner)) {
      out.write(java.nio.ByteBuffer.wrap(text));
    }
  }

  /** Reads a private key. */
  public static PrivateKey readPrivate(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw new IllegalArgumentException("the file holds no private key in PEM");
    }
    Matcher pem = PRIVATE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    if (!pem.find()) {
      throw new IllegalArgumentException("the file holds no private key in PEM");
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
      return KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the file holds no private Ed25519 key", e);
    }
  }

  /** The public key of a private one. */
  public static PublicKey publicKey(PrivateKey key) {
    if (!(key instanceof EdECPrivateKey secret) || secret.getBytes().isEmpty()) {
      throw new IllegalArgumentException("no private Ed25519 key");
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ED25519);
      generator.initialize(NamedParameterSpec.ED25519, new Known(secret.getBytes().get()));
      KeyPair pair = generator.generateKeyPair();
      if (!Arrays.equals(pair.getPrivate().getEncoded(), key.getEncoded())) {
        throw new IllegalStateException("the public key cannot be made of the private one");
      }
      return pair.getPublic();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no private Ed25519 key", e);
    }
  }

  /** Reads a public key in Base64. */
  public static PublicKey parse(String text) {
    byte[] bytes =
        JsonText.base64(text.strip())
            .orElseThrow(() -> new IllegalArgumentException("not in Base64"));
    byte[] encoded = bytes;
    if (bytes.length == RAW) {
      encoded = Arrays.copyOf(PREFIX, PREFIX.length + RAW);
      System.arraycopy(bytes, 0, encoded, PREFIX.length, RAW);
    }
    try {
      PublicKey key =
          KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded));
      Signature.getInstance(ED25519).initVerify(key);
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no public Ed25519 key", e);
    }
  }

  /** A public key in Base64. */
  public static String text(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /** A public key in PEM. */
  public static String pem(PublicKey key) {
    return pem("PUBLIC KEY", key);
  }

  /** A name made of the key. */
  public static String id(PublicKey key) {
    return "k" + Hashes.sha256(key.getEncoded()).substring(0, ID_DIGITS);
  }

  /** The first half of its SHA-256 in groups of four digits. */
  public static String fingerprint(PublicKey key) {
    String half = Hashes.sha256(key.getEncoded()).substring(0, 2 * ID_DIGITS);
    return half.replaceAll("(.{4})(?=.)", "$1 ");
  }

  private static String pem(String what, Key key) {
    Base64.Encoder lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, lines.encodeToString(key.getEncoded()), what);
  }
}
