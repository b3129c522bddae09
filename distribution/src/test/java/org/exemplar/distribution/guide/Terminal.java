package org.exemplar.distribution.guide;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A shell that keeps what was set in it, and ends with the first command that fails. */
final class Terminal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(240);
  private static final String END = "-- end of the commands --";

  private final Process shell;
  private final BufferedWriter input;
  private final BufferedReader output;

  /**
   * Opens one.
   *
   * @param folder where its commands begin
   * @param environment variables beside those of this process
   */
  Terminal(Path folder, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-e").directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    this.shell = builder.start();
    this.input = shell.outputWriter(StandardCharsets.UTF_8);
    this.output = shell.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * What commands printed.
   *
   * @param succeeded whether each of them ended with 0
   */
  record Printed(boolean succeeded, String text) {}

  /** Runs commands, which get nothing to read. */
  Printed run(String commands) throws InterruptedException, IOException {
    return type("{\n" + commands + "} </dev/null");
  }

  /** Runs a command that must end with 1. */
  Printed fail(String command) throws InterruptedException, IOException {
    return type("code=0; { " + command.strip() + "; } </dev/null || code=$?\n[ \"$code\" = 1 ]");
  }

  private Printed type(String commands) throws InterruptedException, IOException {
    CompletableFuture<Printed> printed = CompletableFuture.supplyAsync(this::read);
    // not every command ends what it prints with a line feed
    input.write(commands + "\nprintf '\\n%s\\n' '" + END + "'\n");
    input.flush();
    try {
      return printed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      close();
      return new Printed(false, "did not end within " + PATIENCE.toSeconds() + " s");
    } catch (ExecutionException broken) {
      throw new IOException(broken);
    }
  }

  private Printed read() {
    StringBuilder text = new StringBuilder();
    try {
      String line = output.readLine();
      while (line != null && !line.equals(END)) {
        text.append(line).append('\n');
        line = output.readLine();
      }
      return new Printed(line != null, text.toString());
    } catch (IOException closed) {
      return new Printed(false, text.toString());
    }
  }

  @Override
  public void close() {
    shell.descendants().forEach(ProcessHandle::destroyForcibly);
    shell.destroyForcibly();
  }
}
