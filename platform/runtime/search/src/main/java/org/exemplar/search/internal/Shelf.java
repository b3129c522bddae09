package org.exemplar.search.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations on disk that serve nobody now but may come back. A file in the folder of a
 * generation says what it is: {@code kept} since when it is out of service, {@code unpublished}
 * that it was made ready and has not served yet.
 */
final class Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
  private static final Duration PATIENCE = Duration.ofDays(30);
  private static final String KEPT = "kept";
  private static final String UNPUBLISHED = "unpublished";

  private final Path root;
  private final InstantSource clock;

  Shelf(Path root, InstantSource clock) {
    this.root = root;
    this.clock = clock;
  }

  /** A generation that may come back. */
  private record Stored(Path folder, Instant since) {}

  /** Says that a generation goes out of service. */
  void keep(Path generation) throws IOException {
    Files.writeString(generation.resolve(KEPT), clock.instant().toString());
  }

  /** Says that a generation is made ready for a change that may not come about. */
  static void reserve(Path generation) throws IOException {
    Files.writeString(generation.resolve(UNPUBLISHED), "");
  }

  /** Says that a generation serves. */
  static void serve(Path generation) throws IOException {
    Files.deleteIfExists(generation.resolve(KEPT));
    Files.deleteIfExists(generation.resolve(UNPUBLISHED));
  }

  static boolean isKept(Path generation) {
    return Files.exists(generation.resolve(KEPT));
  }

  private static boolean isReserved(Path generation) {
    return Files.exists(generation.resolve(UNPUBLISHED));
  }

  /** The newest generation on disk that serves a definition as it is and that nobody uses. */
  static Optional<Path> find(Path index, Definition wanted, Set<Path> used) throws IOException {
    for (Path generation : Folders.all(index)) {
      if (!used.contains(generation)
          && commit(generation).filter(data -> data.fits(wanted.fingerprint())).isPresent()) {
        return Optional.of(generation);
      }
    }
    return Optional.empty();
  }

  /** What the last commit says; empty when there is none that can be read. */
  static Optional<CommitData> commit(Path generation) {
    if (!Files.isDirectory(generation)) {
      return Optional.empty();
    }
    try (Directory directory = new NIOFSDirectory(generation)) {
      return Optional.of(CommitData.read(SegmentInfos.readLatestCommit(directory).getUserData()));
    } catch (IOException | RuntimeException none) {
      return Optional.empty();
    }
  }

  /**
   * Deletes what can serve nobody: what was not finished, what was never published, what is out of
   * service for too long or was followed by another that is out of service.
   *
   * @param used generations that are open
   * @param opened index folders of the present definitions, but for those that are not opened yet
   * @param unopened folders that must not be touched yet
   */
  void tidy(Set<Path> used, Set<Path> opened, Set<Path> unopened) {
    try {
      for (Path index : Folders.children(root)) {
        if (!unopened.contains(index)) {
          tidy(index, used, opened.contains(index));
        }
      }
    } catch (IOException broken) {
      LOG.warn("Indexes that nobody needs cannot be deleted: {}", broken.toString());
    }
  }

  private void tidy(Path index, Set<Path> used, boolean defined) throws IOException {
    List<Path> idle =
        Folders.all(index).stream().filter(generation -> !used.contains(generation)).toList();
    Set<String> served =
        used.stream()
            .filter(generation -> index.equals(generation.getParent()))
            .flatMap(generation -> commit(generation).stream())
            .map(CommitData::fingerprint)
            .collect(Collectors.toSet());
    List<Stored> usable = new ArrayList<>();
    for (Path generation : idle) {
      boolean mayComeBack =
          commit(generation)
              .filter(data -> data.fits(data.fingerprint()) && !data.mixed())
              .filter(data -> !served.contains(data.fingerprint()))
              .isPresent();
      if (mayComeBack && !isReserved(generation)) {
        usable.add(new Stored(generation, since(generation)));
      } else {
        Folders.delete(generation);
      }
    }
    forget(usable, defined ? 1 : 2);
    if (!defined && Folders.children(index).isEmpty()) {
      Folders.delete(index);
    }
  }

  /** Lets as many stay as wanted, those first that served last. */
  private void forget(List<Stored> usable, int most) throws IOException {
    Instant limit = clock.instant().minus(PATIENCE);
    usable.sort(Comparator.comparing(Stored::since).reversed());
    for (int i = 0; i < usable.size(); i++) {
      Stored stored = usable.get(i);
      if (i >= most || stored.since().isBefore(limit)) {
        LOG.info("Index generation {} is not needed any more", stored.folder());
        Folders.delete(stored.folder());
      }
    }
  }

  /** Since when a generation is out of service: since now, where it does not say so. */
  private Instant since(Path generation) throws IOException {
    try {
      return Instant.parse(Files.readString(generation.resolve(KEPT)).strip());
    } catch (NoSuchFileException | DateTimeParseException unknown) {
      keep(generation);
      return clock.instant();
    }
  }
}
