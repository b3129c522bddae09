package org.exemplar.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.benchmarks.LoadGenerator.Load;
import org.exemplar.testkit.PlatformProcess;

/** Requests a second and their times, beside a constant that the same Jetty serves. */
final class RequestBenchmark implements Benchmark {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String TRIVIAL = "{ sectors { id name } }";
  private static final String LIST =
      "{ caseStudies(first: 20) { totalCount nodes { title place results keywords"
          + " organization { code name type level parent { name } } } } }";
  private static final String SEARCH =
      "{ search(text: \"合作社 茶叶\", first: 10) { totalCount facets { name values { value count } }"
          + " edges { score highlights { field fragments }"
          + " node { id ... on CaseStudy { title place } } } } }";

  @Override
  public String id() {
    return "requests";
  }

  @Override
  public List<Table> measure(Workshop workshop) throws Exception {
    OwnHome home = OwnHome.of(workshop, "home");
    SmallBundle.CONSTANT.write(home.bundle("constant"));
    Map<String, Load> found = new LinkedHashMap<>();
    try (PlatformProcess platform =
        PlatformProcess.start(
            home.folder(), workshop.data("requests"), workshop.options("--load", "sample"))) {
      workshop.importOrganizations(platform, DivisionTree.province(workshop.folder()));
      found.put("a constant, the same Jetty", load(workshop, platform, "/constant", "{}"));
      found.put("trivial: the sectors' names", load(workshop, platform, "/graphql", json(TRIVIAL)));
      found.put(
          "list: 20 cases with organisation and its parent",
          load(workshop, platform, "/graphql", json(LIST)));
      found.put(
          "search: two words, facets, highlights",
          load(workshop, platform, "/graphql", json(SEARCH)));
    }
    return List.of(table(workshop, found));
  }

  private static Table table(Workshop workshop, Map<String, Load> found) {
    double limit = found.values().iterator().next().perSecond();
    List<List<String>> rows = new ArrayList<>();
    found.forEach(
        (name, load) ->
            rows.add(
                List.of(
                    name,
                    Numbers.count(load.perSecond()),
                    Numbers.percent(load.perSecond() / limit),
                    Numbers.millis(load.median()),
                    Numbers.millis(load.p99()),
                    Numbers.count(load.bytes()))));
    return new Table(
        "Requests",
        List.of("", "a second", "of the constant", "p50", "p99", "bytes"),
        rows,
        Contest.CONNECTIONS
            + " connections, each with one request at a time; "
            + workshop.seconds()
            + " s after twice as long a warm-up; the client runs on the same cores. Data: the"
            + " sample and the divisions of a province, "
            + workshop.store().map(address -> "PostgreSQL").orElse("the embedded store")
            + ". The queries:\n\n```graphql\n"
            + String.join("\n", TRIVIAL, LIST, SEARCH)
            + "\n```\n");
  }

  private static Load load(Workshop workshop, PlatformProcess platform, String path, String body)
      throws Exception {
    if (path.equals("/graphql") && platform.post(body).body().contains("\"errors\"")) {
      throw new IllegalStateException(platform.post(body).body());
    }
    Duration time = Duration.ofSeconds(workshop.seconds());
    return new LoadGenerator(platform.port(), path, body, Contest.CONNECTIONS)
        .run(time.multipliedBy(2), time);
  }

  private static String json(String query) throws IOException {
    return JSON.writeValueAsString(Map.of("query", query));
  }
}
