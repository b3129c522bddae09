package org.exemplar.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs the checkpoints of a log: {@code audit/checkpoint.key} in the data folder, for
 * its owner only. Beside it stands {@code checkpoint.vkey}, which others may have.
 */
public final class CheckpointKeys {
  private static final String FOLDER = "audit";
  private static final String SECRET = "checkpoint.key";
  private static final String PUBLIC = "checkpoint.vkey";

  private CheckpointKeys() {}

  /**
   * The key of a data folder, which is made when there is none.
   *
   * @param data the data folder
   * @param name what a new key is called, such as {@code excellence.example.org/log}; without one,
   *     a name that no other key has
   * @throws StoreException {@code AUDIT_KEY_UNUSABLE}
   */
  public static SignerKey signer(Path data, @Nullable String name) {
    Path folder = folder(data);
    try {
      Path secret = folder.resolve(SECRET);
      if (!Files.exists(secret)) {
        Files.createDirectories(data);
        make(folder, name);
      }
      SignerKey key = SignerKey.parse(Files.readString(secret, StandardCharsets.UTF_8));
      if (!Files.exists(folder.resolve(PUBLIC))) {
        Files.writeString(folder.resolve(PUBLIC), key.verifier().text() + "\n");
      }
      return key;
    } catch (IOException | IllegalArgumentException unusable) {
      throw unusable(folder, unusable);
    }
  }

  /**
   * What the checkpoints of a data folder are checked with, empty when none was signed yet.
   *
   * @throws StoreException {@code AUDIT_KEY_UNUSABLE}
   */
  public static Optional<VerifierKey> verifier(Path data) {
    Path file = folder(data).resolve(PUBLIC);
    try {
      return Files.exists(file)
          ? Optional.of(VerifierKey.parse(Files.readString(file, StandardCharsets.UTF_8)))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException unusable) {
      throw unusable(file, unusable);
    }
  }

  static Path folder(Path data) {
    return data.resolve(FOLDER);
  }

  /** Whoever makes it at the same time: the first one counts. */
  private static void make(Path folder, @Nullable String name) throws IOException {
    SecureRandom random = new SecureRandom();
    SignerKey key = name == null ? SignerKey.make(random) : SignerKey.make(name, random);
    if (!Files.isDirectory(folder)) {
      createFolder(folder);
    }
    Path written = Files.createTempFile(folder, "checkpoint", ".new", OwnersOnly.file(folder));
    try {
      write(written, key.secret() + "\n");
      putInPlace(written, folder.resolve(SECRET));
    } catch (FileAlreadyExistsException other) {
      // that one counts
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Whole, and never in the place of another one. */
  private static void putInPlace(Path written, Path file) throws IOException {
    try {
      Files.createLink(file, written);
    } catch (UnsupportedOperationException noLinks) {
      Files.move(written, file);
    }
  }

  private static void createFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, OwnersOnly.folder(folder));
    } catch (FileAlreadyExistsException other) {
      // somebody was faster
    }
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.SYNC))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  static StoreException unusable(Path file, Exception cause) {
    return new StoreException("AUDIT_KEY_UNUSABLE", "cannot use " + file, cause);
  }
}
