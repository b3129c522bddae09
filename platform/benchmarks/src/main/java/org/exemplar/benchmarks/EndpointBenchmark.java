package org.exemplar.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exemplar.benchmarks.Contest.Contender;
import org.exemplar.benchmarks.LoadGenerator.Load;
import org.exemplar.testkit.PlatformProcess;

/**
 * The nested list over the real store, beside PostGraphile on the same rows of the same database,
 * and beside graphql-java on those rows in memory behind the same server.
 */
final class EndpointBenchmark implements Benchmark {
  private static final String POSTGRES = "Exemplar, PostgreSQL";
  private static final String EMBEDDED = "Exemplar, the embedded store";
  private static final String PEER = "PostGraphile, the same rows of PostgreSQL";
  private static final String CEILING = "ceiling: graphql-java, the rows in memory";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String LIST =
      "{ caseStudies(first: 20) { nodes { key title place keywords organization {"
          + " code name level parent { code name }"
          + " children(first: 2) { nodes { code name } } } } } }";
  private static final String LIST_OF_PEER =
      "{ caseStudies: allCaseStudies(first: 20) { nodes { key title place keywords"
          + " organization: organizationByOrganizationCode {"
          + " code name level parent: organizationByParent { code name }"
          + " children: organizationsByParent(first: 2) { nodes { code name } } } } } }";

  @Override
  public String id() {
    return "endpoint";
  }

  @Override
  public List<Table> measure(Workshop workshop) throws Exception {
    OwnHome home = OwnHome.of(workshop, "endpoint-home");
    SmallBundle.CEILING.write(home.bundle("ceiling"));
    try (PostgresDatabase database = PostgresDatabase.start(workshop.data("endpoint-database"));
        PlatformProcess onPostgres =
            PlatformProcess.start(
                home.folder(), workshop.data("endpoint-shared"), "--store", database.jdbc());
        PlatformProcess embedded =
            PlatformProcess.start(home.folder(), workshop.data("endpoint-embedded"));
        PlatformProcess ceiling =
            PlatformProcess.start(home.folder(), workshop.data("endpoint-ceiling"))) {
      ManyCases.fill(workshop, onPostgres);
      ManyCases.fill(workshop, embedded);
      try (PlatformProcess peer = PostGraphile.start(workshop, database)) {
        List<Contender> contenders =
            List.of(
                contender(POSTGRES, onPostgres, "/graphql", LIST),
                contender(PEER, peer, "/graphql", LIST_OF_PEER),
                contender(EMBEDDED, embedded, "/graphql", LIST),
                contender(CEILING, ceiling, "/ceiling", LIST));
        send("PUT", contenders.getLast(), JSON.writeValueAsString(data(contenders.getFirst())));
        requireSame(contenders);
        Contest contest = Contest.of(workshop);
        return List.of(table(contest, contest.run(contenders)));
      }
    }
  }

  private static Contender contender(String name, PlatformProcess server, String path, String query)
      throws IOException {
    String body = JSON.writeValueAsString(Map.of("query", query));
    return new Contender(name, server.port(), path, body, Optional.empty());
  }

  /** Whoever answers something else, or in another order, is not compared. */
  private static void requireSame(List<Contender> contenders)
      throws IOException, InterruptedException {
    JsonNode expected = data(contenders.getFirst());
    if (expected.path("caseStudies").path("nodes").size() != 20) {
      throw new IllegalStateException("not 20 cases: " + expected);
    }
    for (Contender each : contenders) {
      JsonNode found = data(each);
      if (!found.toString().equals(expected.toString())) {
        throw new IllegalStateException(
            each.name() + " answers\n" + found + "\nand not\n" + expected);
      }
    }
  }

  private static JsonNode data(Contender contender) throws IOException, InterruptedException {
    String answer = send("POST", contender, contender.body());
    JsonNode data = JSON.readTree(answer).path("data");
    if (!data.isObject() || answer.contains("\"errors\"")) {
      throw new IllegalStateException(contender.name() + ": " + answer);
    }
    return data;
  }

  private static String send(String method, Contender to, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to.port() + to.path()))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static Table table(Contest contest, Map<String, Load> found) {
    double peer = Objects.requireNonNull(found.get(PEER)).perSecond();
    double ceiling = Objects.requireNonNull(found.get(CEILING)).perSecond();
    List<List<String>> rows = new ArrayList<>();
    found.forEach(
        (name, load) ->
            rows.add(
                List.of(
                    name,
                    Numbers.count(load.perSecond()),
                    Numbers.times(load.perSecond() / peer),
                    Numbers.percent(load.perSecond() / ceiling),
                    Numbers.millis(load.median()),
                    Numbers.millis(load.p99()),
                    Numbers.count(load.bytes()))));
    return new Table(
        "The nested list over the real store",
        List.of("", "a second", "to PostGraphile", "of the ceiling", "p50", "p99", "bytes"),
        rows,
        contest.description()
            + " Data: "
            + Numbers.count(ManyCases.COUNT)
            + " cases (those of the sample, again and again) of the counties of a province, 20 of"
            + " them with their organisation, what is above it and, as the contract has no awards"
            + " yet, two below it; the data of all answers was compared and is the same. One"
            + " process of each server; the ceiling uses a DataLoader for each relation and the"
            + " documents that it knows, and nothing else. The query, and that of PostGraphile:\n\n"
            + "```graphql\n"
            + String.join("\n", LIST, LIST_OF_PEER)
            + "\n```\n");
  }
}
