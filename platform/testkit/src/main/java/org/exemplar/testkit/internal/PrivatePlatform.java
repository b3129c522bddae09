package org.exemplar.testkit.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.exemplar.testkit.PlatformProcess;
import org.jspecify.annotations.Nullable;

/**
 * A platform in a process of its own, with a home and data that go with it, also where whoever
 * tests is interrupted.
 */
final class PrivatePlatform implements Running {
  private final PlatformProcess process;
  private final Path folder;
  private final Thread atExit;

  private PrivatePlatform(PlatformProcess process, Path folder, Thread atExit) {
    this.process = process;
    this.folder = folder;
    this.atExit = atExit;
  }

  /** Starts one that does not hold a plugin. */
  static PrivatePlatform without(Path home, String plugin) {
    try {
      Path folder = Files.createTempDirectory("exemplar-testkit");
      AtomicReference<PlatformProcess> begun = new AtomicReference<>();
      Thread atExit = new Thread(() -> end(begun.get(), folder), "exemplar-testkit-end");
      Runtime.getRuntime().addShutdownHook(atExit);
      try {
        Path own = PrivateHome.of(home, plugin, folder.resolve("home"));
        PlatformProcess process =
            PlatformProcess.begin(
                own,
                folder.resolve("data"),
                Map.of(),
                "--unsigned-plugins",
                "warn",
                "--stop-with-parent");
        begun.set(process);
        process.awaitReady();
        return new PrivatePlatform(process, folder, atExit);
      } catch (IOException | InterruptedException | RuntimeException broken) {
        end(begun.get(), folder);
        forget(atExit);
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
      end(process, folder);
      Thread.currentThread().interrupt();
    } finally {
      delete(folder);
      forget(atExit);
    }
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // it runs already
    }
  }

  /** At once: nobody needs these data any more. */
  private static void end(@Nullable PlatformProcess process, Path folder) {
    try {
      if (process != null) {
        process.kill();
      }
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
    } catch (IOException | UncheckedIOException busy) {
      // somebody deletes it too, or still looks into it; the rest lies in the temporary folder
    }
  }
}
