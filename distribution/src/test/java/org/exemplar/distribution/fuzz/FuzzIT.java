package org.exemplar.distribution.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.exemplar.distribution.Jcmd;
import org.exemplar.testkit.PlatformProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated and spoilt documents, of somebody who may do everything and of somebody whom nobody
 * knows: whatever comes is answered, and what is wrong with it is the caller's fault.
 */
@Timeout(1_800)
class FuzzIT {
  private static final boolean NIGHTLY = Boolean.getBoolean("exemplar.nightly");
  private static final int DOCUMENTS = NIGHTLY ? 100_000 : 4_000;

  /** The same in every build; another one each night. */
  private static final long SEED = NIGHTLY ? System.nanoTime() : 20_261_123;

  private static final int CLIENTS = 4;
  private static final int WARM = 500;
  private static final long FLOOR = 48L * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the inside of the server. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "org\\.exemplar\\.|java\\.(lang|util|sql|io)\\.|Exception|\\bat"
              + " [a-z]+(\\.\\w+)+\\(|SQLITE|/target/");

  @TempDir private static Path folder;

  private static PlatformProcess platform;
  private static Introspected schema;
  private static String owner;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Map<Integer, AtomicInteger> statuses = new TreeMap<>();
  private final Map<String, AtomicInteger> codes = new TreeMap<>();

  @BeforeAll
  static void start() throws Exception {
    Path home = Path.of("target", "exemplar").toAbsolutePath();
    platform =
        PlatformProcess.start(
            home,
            folder.resolve("data"),
            Map.of(
                "EXEMPLAR_OPTS",
                "-XX:TieredStopAtLevel=1 -Dexemplar.limits.anonymous.points-per-minute=0"),
            "--load",
            home.resolve("sample").toString());
    owner = platform.owner().orElseThrow();
    schema = Introspected.of(platform.ask(Introspected.QUERY, Map.of()).body());
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void whatever_comes_is_answered_and_nothing_of_it_stays_in_memory() throws Exception {
    long seed = Long.getLong("exemplar.fuzz.seed", SEED);
    System.out.println("seed of the documents: " + seed);
    send(seed, 0, WARM);
    long before = heap();
    send(seed, WARM, DOCUMENTS);
    System.out.println("answers by status: " + statuses + ", errors by code: " + codes);
    assertThat(wrong).as("seed " + seed).isEmpty();
    assertThat(statuses).containsKeys(200, 400);
    assertThat(heap() - before).as("bytes that stay, seed " + seed).isLessThan(FLOOR);
    assertThat(platform.get("/health/ready").statusCode()).isEqualTo(200);
  }

  private void send(long seed, int from, int to) throws Exception {
    AtomicInteger next = new AtomicInteger(from);
    List<Future<?>> clients = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(
            threads.submit(
                () -> {
                  for (int n = next.getAndIncrement(); n < to; n = next.getAndIncrement()) {
                    send(new Random(seed + n), "seed " + seed + " + " + n);
                  }
                  return null;
                }));
      }
    }
    for (Future<?> client : clients) {
      client.get();
    }
  }

  private void send(Random random, String which) throws IOException, InterruptedException {
    int kind = random.nextInt(10);
    Documents.Made made =
        Documents.make(random, schema, kind < 8 ? "query" : kind < 9 ? "mutation" : "subscription");
    boolean spoilt = random.nextInt(3) == 0;
    String document = spoilt ? Mutations.of(random, made.document()) : made.document();
    String body = JSON.writeValueAsString(Map.of("query", document, "variables", made.variables()));
    if (random.nextInt(20) == 0) {
      body = Mutations.of(random, body);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(platform.url() + "/graphql"))
            .header("Content-Type", "application/json")
            .header("Accept", "application/graphql-response+json")
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (random.nextInt(4) != 0) {
      request.header("Authorization", "Bearer " + owner);
    }
    HttpResponse<String> answer =
        http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    look(answer, which + "\n" + body);
  }

  private void look(HttpResponse<String> answer, String sent) {
    synchronized (statuses) {
      statuses.computeIfAbsent(answer.statusCode(), any -> new AtomicInteger()).incrementAndGet();
    }
    JsonNode body;
    try {
      body = JSON.readTree(answer.body());
    } catch (JsonProcessingException none) {
      wrong.add("no JSON: " + answer.body() + "\n" + sent);
      return;
    }
    if (answer.statusCode() >= 500) {
      wrong.add(answer.statusCode() + " " + answer.body() + "\n" + sent);
    }
    for (JsonNode error : body.path("errors")) {
      String blame = error.at("/extensions/blame").asText();
      String code = error.at("/extensions/code").asText();
      synchronized (statuses) {
        codes.computeIfAbsent(code, any -> new AtomicInteger()).incrementAndGet();
      }
      if (code.isEmpty() || !blame.matches("CALLER|CONFLICT")) {
        wrong.add("blamed on " + blame + ": " + error + "\n" + sent);
      }
      if (INSIDE.matcher(error.path("message").asText()).find()) {
        wrong.add("tells of the inside: " + error + "\n" + sent);
      }
    }
  }

  /** Bytes that are held after a full collection. */
  private static long heap() throws Exception {
    Jcmd.run(platform.pid(), "GC.run");
    return platform
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
