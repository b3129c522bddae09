package org.exemplar.host.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Keeps temporary files inside the data folder, the only one that is written to. */
final class TemporaryFolder {
  private TemporaryFolder() {}

  static void use(Path folder) throws IOException {
    clear(folder);
    Files.createDirectories(folder);
    System.setProperty("java.io.tmpdir", folder.toString());
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
