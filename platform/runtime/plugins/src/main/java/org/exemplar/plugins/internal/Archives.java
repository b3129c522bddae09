package org.exemplar.plugins.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The archives in a folder, and whether somebody is still writing them. For one thread. */
final class Archives {
  private static final Duration OLD = Duration.ofSeconds(5);

  /** State of a file that changes when it is written. */
  record Stamp(long size, FileTime time, Optional<Object> key) {
    private boolean old() {
      return time.toInstant().isBefore(Instant.now().minus(OLD));
    }
  }

  private final Path folder;
  private final Map<Path, Stamp> before = new HashMap<>();

  Archives(Path folder) {
    this.folder = folder;
  }

  /**
   * Looks at the folder.
   *
   * @return every archive with its stamp; without one where it is new or changed since the last
   *     look, and so may still be written
   */
  SequencedMap<Path, Optional<Stamp>> look() throws IOException {
    SequencedMap<Path, Optional<Stamp>> archives = new TreeMap<>();
    Map<Path, Stamp> now = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Archives::isArchive).toList()) {
        stamp(file).ifPresent(stamp -> now.put(file, stamp));
      }
    }
    now.forEach((file, stamp) -> archives.put(file, settled(file, stamp)));
    before.clear();
    before.putAll(now);
    return archives;
  }

  /** The archives that are there, complete or not. */
  Set<Path> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Archives::isArchive).collect(Collectors.toSet());
    }
  }

  private Optional<Stamp> settled(Path file, Stamp stamp) {
    boolean same = stamp.equals(before.get(file));
    return same || stamp.old() ? Optional.of(stamp) : Optional.empty();
  }

  private static boolean isArchive(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jar") && !name.startsWith(".") && Files.isRegularFile(file);
  }

  private static Optional<Stamp> stamp(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          new Stamp(
              attributes.size(),
              attributes.lastModifiedTime(),
              Optional.ofNullable(attributes.fileKey())));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }
}
