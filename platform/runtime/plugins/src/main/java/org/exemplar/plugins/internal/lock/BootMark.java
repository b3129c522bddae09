package org.exemplar.plugins.internal.lock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Names the archives of plugins that are just being started, for the case that the process ends
 * meanwhile: what stands there at the next start did not come to its end.
 */
public final class BootMark {
  private final Path file;

  /**
   * The mark of a folder.
   *
   * @param folder the folder of plugins in the data folder
   */
  public BootMark(Path folder) {
    this.file = folder.resolve("starting");
  }

  /** SHA-256 of the archives that an earlier start did not come to the end with. */
  public List<String> left() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    return Arrays.stream(text.split("\n")).filter(line -> !line.isBlank()).toList();
  }

  /** These are about to start; returns when that is durable. */
  public void set(List<String> archives) throws IOException {
    DurableFile.replace(file, String.join("\n", archives).getBytes(StandardCharsets.US_ASCII));
  }

  /** All have started or failed. */
  public void clear() throws IOException {
    DurableFile.delete(file);
  }
}
