package org.exemplar.web.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.exemplar.files.FileTransfer;
import org.exemplar.files.StoredFile;
import org.exemplar.spi.schema.Refusal;
import org.jspecify.annotations.Nullable;

/** One upload of ten bytes, one file, and whatever refusal a test asks for. */
final class FakeTransfer implements FileTransfer {
  static final String NAME = "柳溪村 \"年报\"; 2026.txt";
  static final String DIGEST = "ab".repeat(32);

  private final Path content;
  private final long size;
  volatile @Nullable Refusal refusal;
  volatile @Nullable Link link;
  volatile @Nullable Part part;
  volatile byte[] taken = {};
  volatile Standing standing = new Incomplete(0, 10);

  FakeTransfer(Path content) throws IOException {
    this.content = content;
    this.size = Files.size(content);
  }

  StoredFile file() {
    return new StoredFile(
        "k1",
        "li",
        NAME,
        "text/plain",
        size,
        DIGEST,
        Instant.parse("2026-03-01T12:00:00Z"),
        StoredFile.State.CLEAN);
  }

  @Override
  public Standing standing(Link asked) {
    link = asked;
    Refusal why = refusal;
    return why == null ? standing : new Refused(why, Optional.of(new Incomplete(4, 10)));
  }

  @Override
  public Standing take(Link asked, Part brought, InputStream bytes, String request)
      throws IOException {
    part = brought;
    Refusal why = refusal;
    if (why == null) {
      taken = bytes.readAllBytes();
    }
    return standing(asked);
  }

  @Override
  public Download open(Link asked) {
    link = asked;
    Refusal why = refusal;
    return why == null ? new Ready(file(), content) : new Refused(why, Optional.empty());
  }
}
