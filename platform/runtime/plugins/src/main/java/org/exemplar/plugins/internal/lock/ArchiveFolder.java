package org.exemplar.plugins.internal.lock;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Archives by their SHA-256, as {@code archives/<sha256>.jar}. They never change. */
public final class ArchiveFolder {
  private static final String ENDING = ".jar";

  private final Path folder;

  /**
   * The archives of a folder.
   *
   * @param plugins the folder of plugins in the data folder
   */
  public ArchiveFolder(Path plugins) {
    this.folder = plugins.resolve("archives");
  }

  /** Keeps an archive; returns its SHA-256 when it is durable. */
  public String keep(byte[] archive) throws IOException {
    String sha256 = HexFormat.of().formatHex(sha256().digest(archive));
    Path file = file(sha256);
    if (Files.exists(file) && sha256.equals(digest(file))) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } else {
      DurableFile.replace(file, archive);
    }
    return sha256;
  }

  /** Where the archive of that SHA-256 lies or would lie. */
  public Path file(String sha256) {
    return folder.resolve(sha256 + ENDING);
  }

  /** SHA-256 of a file, in lower-case hex. */
  public static String digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Deletes archives that nobody names and that came before a moment. */
  public void prune(Set<String> named, Instant before) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      boolean kept =
          name.endsWith(ENDING)
              && named.contains(name.substring(0, name.length() - ENDING.length()));
      if (!kept && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
