package org.exemplar.distribution.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.exemplar.testkit.PlatformProcess;
import org.jspecify.annotations.Nullable;

/** Follows a guide word by word, in an empty folder. */
public final class Reader implements AutoCloseable {
  private final Path folder;
  private final Map<String, String> environment;
  private final Map<String, String> instead;
  private final int port;
  private final Terminal terminal;
  private @Nullable PlatformProcess server;

  /**
   * Sits down.
   *
   * @param folder an empty folder
   * @param environment variables of the shells
   * @param instead what this reader types for what the guide says, such as another folder
   * @param port where the guide's server listens for this reader
   */
  public Reader(Path folder, Map<String, String> environment, Map<String, String> instead, int port)
      throws IOException {
    this.folder = folder;
    this.environment = environment;
    this.instead = instead;
    this.port = port;
    this.terminal = new Terminal(folder, environment);
  }

  /** Does what a step says, and looks whether what comes of it is what the guide shows. */
  public void follow(Guide.Step step) throws IOException, InterruptedException {
    switch (step) {
      case Guide.Write file -> {
        Path path = folder.resolve(file.file());
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, own(file.text()));
      }
      case Guide.Serve serve -> {
        ProcessBuilder builder =
            new ProcessBuilder("sh", "-c", "exec " + own(serve.command()))
                .directory(folder.toFile());
        builder.environment().putAll(environment);
        server = PlatformProcess.start(builder, folder, port, "/health/ready");
      }
      case Guide.Type typed -> {
        Terminal.Printed printed =
            typed.fails()
                ? terminal.fail(own(typed.commands()))
                : terminal.run(own(typed.commands()));
        assertThat(printed.succeeded())
            .as("line %d: %s%s", typed.line(), typed.commands(), printed.text())
            .isTrue();
        typed.output().ifPresent(shown -> compare(typed, shown, printed.text()));
      }
    }
  }

  private void compare(Guide.Type typed, String shown, String printed) {
    assertThat(new Shown(own(shown)).fits(printed))
        .as("line %d: %s%nshown:%n%s%nprinted:%n%s", typed.line(), typed.commands(), shown, printed)
        .isTrue();
  }

  private String own(String text) {
    String changed = text;
    for (Map.Entry<String, String> each : instead.entrySet()) {
      changed = changed.replace(each.getKey(), each.getValue());
    }
    return changed;
  }

  @Override
  public void close() throws InterruptedException {
    terminal.close();
    if (server != null) {
      server.close();
    }
  }
}
