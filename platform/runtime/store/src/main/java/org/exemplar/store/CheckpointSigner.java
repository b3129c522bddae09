package org.exemplar.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Signs checkpoints of one log, and remembers the last one in {@code audit/checkpoint.last} of the
 * data folder: what does not go on from it is not signed.
 */
public final class CheckpointSigner {
  private final Path folder;
  private final SignerKey key;
  private @Nullable Checkpoint last;
  private String lastNote = "";

  /**
   * The signer of a data folder; its key is made when there is none.
   *
   * @param data the data folder
   * @param name see {@link CheckpointKeys#signer}
   * @throws StoreException {@code AUDIT_KEY_UNUSABLE}
   */
  public CheckpointSigner(Path data, @Nullable String name) {
    this.key = CheckpointKeys.signer(data, name);
    this.folder = CheckpointKeys.folder(data);
    read(data).ifPresent(this::remember);
  }

  /** What its checkpoints are checked with. */
  public VerifierKey verifier() {
    return key.verifier();
  }

  /**
   * The signed note of the checkpoint of that size.
   *
   * @param roots the root of the tree over so many first entries
   * @throws StoreException {@code AUDIT_LOG_REWRITTEN} when the log does not go on from the last
   *     checkpoint, {@code AUDIT_KEY_UNUSABLE} when it cannot be remembered
   */
  public synchronized String sign(long size, LongFunction<TreeHash> roots) {
    Checkpoint before = last;
    if (before != null && (size < before.size() || !goesOn(before, roots))) {
      throw new StoreException(
          "AUDIT_LOG_REWRITTEN",
          "the log does not go on from the checkpoint of " + before.size() + " entries");
    }
    if (before == null || size > before.size()) {
      Checkpoint next = new Checkpoint(key.verifier().name(), size, roots.apply(size));
      String note = key.sign(next.text());
      write(note);
      remember(note);
    }
    return lastNote;
  }

  /**
   * The last note that was signed in a data folder.
   *
   * @throws StoreException {@code AUDIT_KEY_UNUSABLE} when it cannot be read
   */
  public static Optional<String> read(Path data) {
    Path file = file(CheckpointKeys.folder(data));
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException broken) {
      throw CheckpointKeys.unusable(file, broken);
    }
  }

  private static boolean goesOn(Checkpoint before, LongFunction<TreeHash> roots) {
    return roots.apply(before.size()).equals(before.root());
  }

  private void remember(String note) {
    try {
      SignedNote signed = SignedNote.parse(note);
      if (signed.signer(List.of(key.verifier())).isPresent()) {
        last = Checkpoint.parse(signed.text());
        lastNote = note;
        return;
      }
    } catch (IllegalArgumentException damaged) {
      throw CheckpointKeys.unusable(file(folder), damaged);
    }
    throw CheckpointKeys.unusable(
        file(folder), new IllegalArgumentException("it is signed by another key"));
  }

  private void write(String note) {
    try {
      Path written = Files.createTempFile(folder, "checkpoint", ".new");
      try {
        Files.writeString(written, note, StandardCharsets.UTF_8);
        Files.move(
            written,
            file(folder),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException broken) {
      throw CheckpointKeys.unusable(file(folder), broken);
    }
  }

  private static Path file(Path folder) {
    return folder.resolve("checkpoint.last");
  }
}
