package org.exemplar.search.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The folders {@code g1}, {@code g2} … of one index. */
final class Folders {
  private Folders() {}

  /** Folders of generations that serve or are being made, newest first. */
  static List<Path> generations(Path index) throws IOException {
    return all(index).stream().filter(generation -> !Shelf.isKept(generation)).toList();
  }

  /** Folders of all generations, newest first. */
  static List<Path> all(Path index) throws IOException {
    return children(index).stream()
        .filter(folder -> number(folder).isPresent())
        .sorted(Comparator.comparingInt((Path folder) -> number(folder).orElse(0)).reversed())
        .toList();
  }

  /** Number of the newest generation, 0 when there is none. */
  static int newest(Path index) throws IOException {
    return all(index).stream().mapToInt(g -> number(g).orElse(0)).max().orElse(0);
  }

  /** Deletes a folder with all in it. */
  static void delete(Path folder) throws IOException {
    for (Path child : children(folder)) {
      if (Files.isDirectory(child)) {
        delete(child);
      } else {
        Files.deleteIfExists(child);
      }
    }
    Files.deleteIfExists(folder);
  }

  /** What stands in a folder, nothing when there is no folder. */
  static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  private static OptionalInt number(Path folder) {
    String name = folder.getFileName().toString();
    return name.matches("g[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(name.substring(1)))
        : OptionalInt.empty();
  }
}
