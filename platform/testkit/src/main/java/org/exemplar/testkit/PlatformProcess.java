package org.exemplar.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A server as its users run it: a process and its port, ready when an address answers 200. Closing
 * it ends the process.
 */
public final class PlatformProcess implements AutoCloseable, GraphQl {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  /** Data folders by the address of the server that runs on them. */
  private static final Map<String, Path> DATA = new ConcurrentHashMap<>();

  private static final Duration POLL = Duration.ofMillis(25);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final Process process;
  private final Optional<Path> data;
  private final Path log;
  private final int port;
  private final long begin;
  private Duration startedIn = Duration.ZERO;

  private PlatformProcess(Process process, Optional<Path> data, Path log, int port, long begin) {
    this.process = process;
    this.data = data;
    this.log = log;
    this.port = port;
    this.begin = begin;
  }

  /**
   * What a command printed and how it ended.
   *
   * @param code its exit code
   * @param output standard output and standard error, as they came
   */
  public record Ended(int code, String output) {}

  /**
   * Starts the distribution in a folder on data in another, and waits until it is ready.
   *
   * @param home folder of the distribution, with {@code bin/exemplar}
   * @param data its data folder; what it prints stands in a file beside that
   * @param options further options of {@code exemplar serve}
   * @throws IllegalStateException when it ends, or is not ready in time, with what it printed
   */
  public static PlatformProcess start(Path home, Path data, String... options)
      throws IOException, InterruptedException {
    return start(home, data, Map.of(), options);
  }

  /** The same, with variables of the environment. */
  public static PlatformProcess start(
      Path home, Path data, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    PlatformProcess begun = begin(home, data, environment, options);
    begun.awaitReady();
    return begun;
  }

  /** The same, without waiting until it is ready. */
  public static PlatformProcess begin(
      Path home, Path data, Map<String, String> environment, String... options) throws IOException {
    int port = freePort();
    Files.createDirectories(data);
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--http-port", "" + port, "--data", data.toString()));
    arguments.addAll(List.of(options));
    ProcessBuilder builder = launcher(home, arguments);
    builder.environment().putAll(environment);
    Path folder = data.toAbsolutePath();
    DATA.put("http://127.0.0.1:" + port, folder);
    return begin(
        builder, Optional.of(folder), Objects.requireNonNullElse(folder.getParent(), folder), port);
  }

  private static PlatformProcess begin(
      ProcessBuilder builder, Optional<Path> data, Path logs, int port) throws IOException {
    Path log = Files.createTempFile(logs, "serve-", ".log");
    long begin = System.nanoTime();
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new PlatformProcess(process, data, log, port, begin);
  }

  /**
   * Starts whatever server, and waits until an address of it answers 200.
   *
   * @param logs folder for a file of what it prints
   * @param address path such as {@code /health/ready}
   * @throws IllegalStateException when it ends, or does not answer in time, with what it printed
   */
  public static PlatformProcess start(ProcessBuilder builder, Path logs, int port, String address)
      throws IOException, InterruptedException {
    PlatformProcess begun = begin(builder, Optional.empty(), logs, port);
    begun.await(address);
    return begun;
  }

  /**
   * Runs the command line of the distribution in a folder to its end. Where it is told {@code
   * --server} with the address of a server that was started here, it speaks for the owner of that
   * server's data folder.
   *
   * @throws IllegalStateException when it does not end within three minutes
   */
  public static Ended run(Path home, String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile("exemplar-", ".out");
    try {
      ProcessBuilder builder = launcher(home, List.of(arguments));
      Stream.of(arguments)
          .flatMap(argument -> Optional.ofNullable(DATA.get(argument)).stream())
          .forEach(data -> builder.environment().put("EXEMPLAR_DATA", data.toString()));
      Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      if (!process.waitFor(180, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("did not end: " + Files.readString(output));
      }
      return new Ended(process.exitValue(), Files.readString(output));
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static ProcessBuilder launcher(Path home, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/exemplar").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  /** A port that nobody listens on now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /**
   * Waits until the platform is ready.
   *
   * @throws IllegalStateException when it ends, or is not ready in time, with what it printed
   */
  public void awaitReady() throws IOException, InterruptedException {
    await("/health/ready");
  }

  private void await(String address) throws IOException, InterruptedException {
    while (!answers(address)) {
      if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
        process.destroyForcibly();
        throw new IllegalStateException("not ready: " + log());
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    startedIn = Duration.ofNanos(System.nanoTime() - begin);
  }

  private boolean answers(String address) throws InterruptedException {
    try {
      return get(address).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** From the start of the process to the first answer that it is ready. */
  public Duration startedIn() {
    return startedIn;
  }

  /** Where it answers, such as {@code http://127.0.0.1:8080}. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The port that it listens on. */
  public int port() {
    return port;
  }

  /** The id of its process. */
  public long pid() {
    return process.pid();
  }

  /** What it has printed. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /** Memory of the process that is in use now, in bytes, as the kernel counts it. */
  public long residentBytes() throws IOException {
    try (var lines = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElseThrow();
    }
  }

  /** One GET, with headers as name, value, name, value. */
  public HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(30));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** One POST of JSON to {@code /graphql}, as the owner of the data folder. */
  public HttpResponse<String> post(String json) throws IOException, InterruptedException {
    return post(json, owner());
  }

  /**
   * One POST of JSON to {@code /graphql}.
   *
   * @param token what it says it is allowed by; empty to ask as anybody
   */
  public HttpResponse<String> post(String json, Optional<String> token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + "/graphql"))
            .timeout(Duration.ofSeconds(180))
            .header("Content-Type", "application/json");
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return http.send(
        request.POST(HttpRequest.BodyPublishers.ofString(json)).build(), BodyHandlers.ofString());
  }

  /** What lets the owner of the data folder in; empty for a server that has none. */
  public Optional<String> owner() throws IOException {
    if (data.isEmpty()) {
      return Optional.empty();
    }
    Path key = data.get().resolve("identity").resolve("owner.key");
    return Files.exists(key) ? Optional.of(Files.readAllLines(key).get(1)) : Optional.empty();
  }

  @Override
  public Answer ask(String query, Map<String, ?> variables) {
    try {
      HttpResponse<String> answer =
          post(JSON.writeValueAsString(Map.of("query", query, "variables", variables)));
      return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ended);
    }
  }

  /** Sends SIGTERM and waits for the end; gives the exit code. */
  public int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("did not stop within 60 s");
    }
    return process.exitValue();
  }

  /** Sends SIGKILL. */
  public void kill() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      terminate();
    }
  }
}
