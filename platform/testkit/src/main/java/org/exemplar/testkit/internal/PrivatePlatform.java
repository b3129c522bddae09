package org.exemplar.testkit.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.exemplar.testkit.PlatformProcess;

/** A platform in a process of its own, with a home and data that go with it. */
final class PrivatePlatform implements Running {
  private final PlatformProcess process;
  private final Path folder;

  private PrivatePlatform(PlatformProcess process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Starts one that does not hold a plugin. */
  static PrivatePlatform without(Path home, String plugin) {
    try {
      Path folder = Files.createTempDirectory("exemplar-testkit");
      try {
        Path own = PrivateHome.of(home, plugin, folder.resolve("home"));
        return new PrivatePlatform(
            PlatformProcess.start(
                own, folder.resolve("data"), "--unsigned-plugins", "warn", "--stop-with-parent"),
            folder);
      } catch (IOException | InterruptedException | RuntimeException broken) {
        delete(folder);
        throw broken;
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ended);
    }
  }

  @Override
  public Answer ask(String query, Map<String, ?> variables) {
    return process.ask(query, variables);
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      process.close();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      delete(folder);
    }
  }

  /** Links are deleted, and not what they lead to. */
  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException busy) {
      folder.toFile().deleteOnExit();
    }
  }
}
