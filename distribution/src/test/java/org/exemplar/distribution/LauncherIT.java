package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.exemplar.testkit.PlatformProcess.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher, whatever the rooms behind it do: where it listens, what it refuses, how it ends.
 */
@Timeout(300)
class LauncherIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  private record Serving(Process process, int port, Path output) {
    static Serving start(Path data, String... environment) throws Exception {
      int port;
      try (ServerSocket socket = new ServerSocket(0)) {
        port = socket.getLocalPort();
      }
      Path output = Files.createTempFile(data.getParent(), "launcher-", ".log");
      ProcessBuilder builder =
          // a build in the background ignores SIGINT, and so would what it starts
          new ProcessBuilder(
              "env",
              "--default-signal=INT,TERM",
              Platform.HOME.resolve("bin/exemplar").toString(),
              "serve",
              "--http-port",
              Integer.toString(port),
              "--data",
              data.toString());
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      for (int i = 0; i < environment.length; i += 2) {
        builder.environment().put(environment[i], environment[i + 1]);
      }
      Serving serving = new Serving(builder.start(), port, output);
      serving.awaitLive();
      return serving;
    }

    private void awaitLive() throws Exception {
      Instant deadline = Instant.now().plus(PATIENCE);
      while (!lives()) {
        boolean ended = process.waitFor(20, TimeUnit.MILLISECONDS);
        if (ended || Instant.now().isAfter(deadline)) {
          throw new AssertionError("does not live: " + Files.readString(output));
        }
      }
    }

    boolean lives() throws InterruptedException {
      URI live = URI.create("http://127.0.0.1:" + port + "/health/live");
      try (HttpClient client = HttpClient.newHttpClient()) {
        return client
                .send(HttpRequest.newBuilder(live).build(), BodyHandlers.ofString())
                .statusCode()
            == 200;
      } catch (IOException notYet) {
        return false;
      }
    }

    int signal(String name) throws Exception {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not stop: " + Files.readString(output));
      }
      return process.exitValue();
    }
  }

  @Test
  void it_lives_and_ends_with_zero_on_each_signal_and_can_start_again_on_its_data()
      throws Exception {
    Path data = folder.resolve("data");
    for (String signal : List.of("TERM", "INT")) {
      Serving serving = Serving.start(data);
      assertThat(serving.signal(signal)).isZero();
      assertThat(serving.lives()).isFalse();
    }
  }

  @Test
  void every_bundle_of_the_distribution_runs_and_only_the_data_folder_is_written_to()
      throws Exception {
    Map<String, String> before = contents();
    Path data = folder.resolve("data");
    Serving serving = Serving.start(data);
    assertThat(serving.signal("TERM")).isZero();
    assertThat(Files.readString(serving.output()))
        .doesNotContain("does not run", "No component answers", "QUARANTINED");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void a_data_folder_that_another_process_uses_is_refused() throws Exception {
    Path data = folder.resolve("data");
    Serving serving = Serving.start(data);
    Ended second = Platform.run("serve", "--http-port", "0", "--data", data.toString());
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.output()).contains("DATA_IN_USE", Long.toString(serving.process().pid()));
    assertThat(serving.lives()).isTrue();
    assertThat(serving.signal("TERM")).isZero();
  }

  @Test
  void an_address_that_others_reach_is_refused() throws Exception {
    Ended ended =
        Platform.run("serve", "--http-host", "0.0.0.0", "--data", folder.resolve("d").toString());
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output()).contains("NOT_LOOPBACK");
    assertThat(folder.resolve("d")).doesNotExist();
  }

  @Test
  void a_java_home_that_is_too_old_is_passed_over() throws Exception {
    Path old = Files.createDirectories(folder.resolve("jdk-17/bin"));
    Files.writeString(old.getParent().resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Files.writeString(old.resolve("java"), "#!/bin/sh\nexit 99\n");
    assertThat(old.resolve("java").toFile().setExecutable(true)).isTrue();
    Serving serving = Serving.start(folder.resolve("data"), "JAVA_HOME", folder + "/jdk-17");
    assertThat(serving.signal("TERM")).isZero();
  }

  private static Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Platform.HOME)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
      }
    }
    return contents;
  }
}
