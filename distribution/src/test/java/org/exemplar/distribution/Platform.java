package org.exemplar.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.exemplar.testkit.GraphQl;
import org.exemplar.testkit.PlatformProcess;
import org.exemplar.testkit.PlatformProcess.Ended;

/** The assembled distribution, run as a user runs it, and asked through GraphQL. */
final class Platform implements AutoCloseable, GraphQl {
  static final Path HOME = Path.of("target", "exemplar").toAbsolutePath();
  static final ObjectMapper JSON = new ObjectMapper();

  private final PlatformProcess process;

  private Platform(PlatformProcess process) {
    this.process = process;
  }

  /** Starts the platform and waits until it is ready. */
  static Platform start(Path data, String... options) throws Exception {
    return new Platform(PlatformProcess.start(HOME, data, options));
  }

  /** The same with the sample, which is there when this returns. */
  static Platform startWithSample(Path data, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--load", HOME.resolve("sample").toString()));
    Platform platform = start(data, all.toArray(String[]::new));
    platform.awaitSample();
    return platform;
  }

  /** The same, of another distribution. */
  static Platform start(Path home, Path data) throws Exception {
    return new Platform(PlatformProcess.start(home, data));
  }

  /** The same, with variables of the environment. */
  static Platform start(Path data, Map<String, String> environment, String... options)
      throws Exception {
    return new Platform(PlatformProcess.start(HOME, data, environment, options));
  }

  /** Runs the command line to its end. */
  static Ended run(String... arguments) throws Exception {
    return PlatformProcess.run(HOME, arguments);
  }

  String url() {
    return process.url();
  }

  long pid() {
    return process.pid();
  }

  String log() throws IOException {
    return process.log();
  }

  /** What lets the owner of the data folder in. */
  String owner() throws IOException {
    return process.owner().orElseThrow();
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return process.get(path, headers);
  }

  HttpResponse<String> post(String query, Map<String, ?> variables)
      throws IOException, InterruptedException {
    return process.post(JSON.writeValueAsString(Map.of("query", query, "variables", variables)));
  }

  @Override
  public Answer ask(String query, Map<String, ?> variables) {
    return process.ask(query, variables);
  }

  /** The data of a query that must have no error. */
  JsonNode data(String query) {
    JsonNode answer = answer(query, Map.of());
    if (answer.has("errors")) {
      throw new AssertionError(answer.toPrettyString());
    }
    return answer.get("data");
  }

  /** Waits until the sample is there, which is loaded while the platform serves already. */
  private void awaitSample() {
    eventually(
        "{caseStudies{totalCount} policyDocuments{totalCount}}",
        answer ->
            answer.at("/data/caseStudies/totalCount").asInt() == 60
                && answer.at("/data/policyDocuments/totalCount").asInt() >= 3);
    eventually(
        "{search(index:\"rural/cases\"){totalCount} core{searchClauses(text:\"工作\"){totalCount}}}",
        answer ->
            answer.at("/data/search/totalCount").asInt() == 12
                && answer.at("/data/core/searchClauses/totalCount").asInt() > 0);
  }

  /** Asks until the answer is as expected; fails with the last one after a while. */
  JsonNode eventually(String query, Predicate<JsonNode> expected) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(120));
    while (true) {
      JsonNode answer = answer(query, Map.of());
      if (expected.test(answer)) {
        return answer;
      }
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("still " + answer.toPrettyString());
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Sends SIGTERM and waits for the end. */
  int terminate() throws InterruptedException {
    return process.terminate();
  }

  /** Sends SIGKILL to the platform's own process. */
  void kill() throws InterruptedException {
    process.kill();
  }

  @Override
  public void close() throws InterruptedException {
    process.close();
  }
}
