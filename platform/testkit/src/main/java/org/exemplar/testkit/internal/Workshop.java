package org.exemplar.testkit.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.exemplar.testkit.PlatformProcess;

/**
 * One folder for all that tests write, and the platforms that they run, all of which are gone when
 * this process ends, however it ends; nothing is begun from then on.
 */
final class Workshop {
  private static final Workshop ONE = new Workshop();

  private final List<PlatformProcess> running = new ArrayList<>();
  private final Path root;
  private boolean closed;

  private Workshop() {
    try {
      root = Files.createTempDirectory("exemplar-testkit");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "exemplar-testkit-end"));
  }

  /** Makes something in a fresh folder. */
  @FunctionalInterface
  interface Beginning<T> {
    T in(Path folder) throws IOException;
  }

  /**
   * Makes something in a fresh folder.
   *
   * @throws IOException also when this process is about to end
   */
  static <T> T make(Beginning<T> beginning) throws IOException {
    return ONE.making(beginning);
  }

  /**
   * A platform has begun in a folder that was made; it is ended at the latest with this process.
   */
  static void begun(PlatformProcess process) {
    ONE.add(process);
  }

  /** A platform has ended. */
  static void ended(PlatformProcess process) {
    ONE.end(process);
  }

  private synchronized void add(PlatformProcess process) {
    running.add(process);
  }

  private synchronized void end(PlatformProcess process) {
    running.remove(process);
  }

  private synchronized <T> T making(Beginning<T> beginning) throws IOException {
    if (closed) {
      throw new IOException("the tests are being ended");
    }
    return beginning.in(Files.createTempDirectory(root, "work"));
  }

  private synchronized void close() {
    closed = true;
    try {
      for (PlatformProcess process : running) {
        process.kill();
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } finally {
      delete(root);
    }
  }

  /** Deletes a folder; links are deleted, and not what they lead to. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException busy) {
      // somebody deletes it too, or still looks into it; the rest lies in the temporary folder
    }
  }
}
