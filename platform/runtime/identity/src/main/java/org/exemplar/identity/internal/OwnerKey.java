package org.exemplar.identity.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.exemplar.store.OwnersOnly;

/**
 * Lets whoever may read the data folder act as the owner of the platform: a secret in a file that
 * only the owner of the folder can read, a new one at each start.
 */
final class OwnerKey implements AutoCloseable {
  static final String PREFIX = "exo_";
  private static final String FILE = "owner.key";

  private final Path file;
  private final String digest;

  private OwnerKey(Path file, String digest) {
    this.file = file;
    this.digest = digest;
  }

  /**
   * Writes a new key to {@code identity/owner.key} below the data folder.
   *
   * @param address where the server listens, so that the key is sent nowhere else
   */
  static OwnerKey write(Path data, String address) {
    String secret = PREFIX + Secrets.next();
    Path file = data.resolve("identity").resolve(FILE);
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      Set<StandardOpenOption> fresh =
          Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (var channel = Files.newByteChannel(file, fresh, OwnersOnly.file(file))) {
        String lines = address + "\n" + secret + "\n";
        channel.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
      }
      return new OwnerKey(file, Secrets.digest(secret));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  boolean fits(String token) {
    return token.startsWith(PREFIX) && Secrets.same(Secrets.digest(token), digest);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
