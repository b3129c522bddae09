package org.exemplar.testkit.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.exemplar.testkit.PlatformProcess;

/**
 * A platform in a process of its own, with a home and data that go with it, also where whoever
 * tests is interrupted.
 */
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
      PrivatePlatform platform = begin(home, plugin);
      platform.awaitReady();
      return platform;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ended);
    }
  }

  private static PrivatePlatform begin(Path home, String plugin) throws IOException {
    return Workshop.make(
        fresh -> {
          PlatformProcess process =
              PlatformProcess.begin(
                  PrivateHome.of(home, plugin, fresh.resolve("home")),
                  fresh.resolve("data"),
                  Map.of(),
                  "--unsigned-plugins",
                  "warn",
                  "--stop-with-parent");
          Workshop.begun(process);
          return new PrivatePlatform(process, fresh);
        });
  }

  private void awaitReady() throws IOException, InterruptedException {
    try {
      process.awaitReady();
    } catch (IOException | InterruptedException | RuntimeException broken) {
      end();
      throw broken;
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
      end();
    }
  }

  /** At once: nobody needs these data any more. */
  private void end() {
    try {
      process.kill();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      Workshop.ended(process);
      Workshop.delete(folder);
    }
  }
}
