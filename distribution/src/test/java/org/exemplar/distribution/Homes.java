package org.exemplar.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies of the distribution whose configuration a test may change. */
public final class Homes {
  private Homes() {}

  /**
   * Another distribution with its own {@code bin} and {@code conf}; all else is that of this one.
   */
  public static Path copy(Path folder) throws IOException {
    Files.createDirectory(folder);
    try (Stream<Path> parts = Files.list(Platform.HOME)) {
      for (Path part : parts.filter(each -> !each.endsWith("data")).toList()) {
        tree(part, folder.resolve(part.getFileName().toString()));
      }
    }
    return folder;
  }

  /** A copy of a folder; gives the copy. */
  static Path tree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }
}
